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

// Milliseconds. The AWS SDK renews temporary credentials so long before they expire.
const RENEWAL = 5 * 60_000

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
    const request = { method: 'POST', protocol, hostname, path, query: {}, headers: { ...headers }, body }
    // Fixed credentials are there at once.
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

/** Asks for credentials once, and again shortly before they expire or after an error. */
function keepUntilExpired(provider: Provider): Provider {
  let kept: { readonly credentials: Promise<AwsCredentials>; until: number } | null = null
  return () => {
    if (kept && Date.now() < kept.until) return kept.credentials
    const asked = { credentials: provider(), until: Number.POSITIVE_INFINITY }
    kept = asked
    asked.credentials.then(
      ({ expiration }) => {
        if (expiration) asked.until = expiration.getTime() - RENEWAL
      },
      () => {
        if (kept === asked) kept = null
      },
    )
    return asked.credentials
  }
}
