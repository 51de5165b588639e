import { Sha256 } from '@smithy/core/checksum'
import { SignatureV4 } from '@smithy/signature-v4'

/** Credentials of AWS, as the AWS SDK takes them. */
export interface AwsCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
  /** When temporary credentials expire. */
  readonly expiration?: Date
}

type Provider = () => Promise<AwsCredentials>
type Headers = Readonly<Record<string, string>>

/** Signs a request to Cognito's API. Rejects if there are no credentials at the deadline, by `performance.now()`. */
export type Sign = (url: URL, headers: Headers, body: string, deadline: number) => Promise<Headers>

// Milliseconds before temporary credentials expire. The AWS SDK renews them at this time too.
const RENEWAL = 5 * 60_000
// Milliseconds between two questions to the provider, while the old credentials are valid.
const PAUSE = 1_000

export function createSigner(region: string, credentials: AwsCredentials | Provider = loadChain): Sign {
  const provider = typeof credentials === 'function' ? keepUntilExpired(credentials) : credentials
  const signer = new SignatureV4({
    region,
    credentials: provider,
    service: 'cognito-idp',
    sha256: Sha256,
    applyChecksum: false,
  })
  return async ({ protocol, hostname, pathname: path }, headers, body, deadline) => {
    const request = { method: 'POST', protocol, hostname, path, query: {}, headers, body }
    // Fixed credentials need no deadline, because nothing has to be loaded.
    if (typeof provider !== 'function') return (await signer.sign(request)).headers
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<never>((_, reject) => {
      const error = new Error('there were no AWS credentials in time')
      timer = setTimeout(() => reject(error), Math.max(1, deadline - performance.now()))
    })
    try {
      return (await Promise.race([signer.sign(request), late])).headers
    } finally {
      clearTimeout(timer)
    }
  }
}

/** The chain of the AWS SDK. It is loaded at the first use, because it is large. */
async function loadChain(): Promise<AwsCredentials> {
  const { defaultProvider } = await import('@aws-sdk/credential-provider-node')
  return defaultProvider()()
}

/**
 * Keeps the credentials until they expire. In their last minutes, the provider is asked for new credentials while calls use
 * the old ones. A call waits for the provider only if there are no valid credentials.
 */
function keepUntilExpired(provider: Provider): Provider {
  let kept: AwsCredentials | null = null
  let asked: Promise<AwsCredentials> | null = null
  let pauseEnds = 0
  const ask = async () => {
    pauseEnds = Date.now() + PAUSE
    return (kept = await provider())
  }
  const askOnce = () => (asked ??= ask().finally(() => (asked = null)))
  return async () => {
    const now = Date.now()
    const expires = kept?.expiration?.getTime() ?? Number.POSITIVE_INFINITY
    if (!kept || !(now < expires)) return askOnce()
    // A failure harms no call, because the old credentials are still valid.
    if (now >= expires - RENEWAL && now >= pauseEnds) askOnce().catch(() => {})
    return kept
  }
}
