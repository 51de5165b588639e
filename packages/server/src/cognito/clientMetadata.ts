import { type CallName, SignInError } from '@challenge-kit/core'
import type { HttpRequest } from '../request/httpRequest.ts'
import type { ClientMetadata, CognitoPort } from './port.ts'

/**
 * The option `clientMetadata`. `request` has only its headers for you, because its body is already read. A client can
 * write every header. `call` is the call of the page, `'api'` for a request through an API proxy, and null for
 * `refreshSession`.
 */
export type ReadClientMetadata = (
  request: Request,
  call: CallName | 'api' | null,
) => ClientMetadata | Promise<ClientMetadata>

/** Creates the port to Cognito for one HTTP request. */
export type CognitoFor = (request: HttpRequest, call: CallName | 'api' | null) => CognitoPort

/** Adds `ClientMetadata` to each operation that takes it. The function of the option is called once for an HTTP request. */
export function addClientMetadata(newPort: () => CognitoPort, readOption: ReadClientMetadata | undefined): CognitoFor {
  if (!readOption) return newPort
  return (request, call) => {
    let metadata: Promise<ClientMetadata> | null = null
    return withClientMetadata(newPort(), () => {
      metadata ??= readMetadata(() => readOption(request.toRequest(), call))
      return metadata
    })
  }
}

function withClientMetadata(port: CognitoPort, metadata: () => Promise<ClientMetadata>): CognitoPort {
  async function add<Input extends object>(input: Input): Promise<Input & { clientMetadata?: ClientMetadata }> {
    const clientMetadata = await metadata()
    return Object.keys(clientMetadata).length === 0 ? input : { ...input, clientMetadata }
  }
  return {
    initiateAuth: async (input) => port.initiateAuth(await add(input)),
    respondToAuthChallenge: async (input) => port.respondToAuthChallenge(await add(input)),
    forgotPassword: async (account) => port.forgotPassword(await add(account)),
    confirmForgotPassword: async (input) => port.confirmForgotPassword(await add(input)),
    resendConfirmationCode: async (account) => port.resendConfirmationCode(await add(account)),
    confirmSignUp: async (input) => port.confirmSignUp(await add(input)),
    getTokensFromRefreshToken: async (input) => port.getTokensFromRefreshToken(await add(input)),
    // Cognito takes no ClientMetadata with the other operations.
    associateSoftwareToken: (cognitoSession) => port.associateSoftwareToken(cognitoSession),
    verifySoftwareToken: (input) => port.verifySoftwareToken(input),
    confirmDevice: (device) => port.confirmDevice(device),
    updateDeviceStatus: (device) => port.updateDeviceStatus(device),
    revokeToken: (refreshToken) => port.revokeToken(refreshToken),
    get account() {
      return port.account
    },
  }
}

/**
 * The result of the option. An error fails the call before Cognito is called, because a trigger may need the metadata
 * for a decision. The text of the error is not reported, because it may contain a secret.
 */
async function readMetadata(call: () => ClientMetadata | Promise<ClientMetadata>): Promise<ClientMetadata> {
  let result: unknown
  try {
    result = await call()
  } catch (thrown) {
    const name = thrown instanceof Error ? thrown.name : 'no error'
    // The user can try again, because a service that the function calls may be unavailable.
    throw new SignInError('upstream_unavailable', { detail: `the option clientMetadata threw (${name})` })
  }
  if (typeof result !== 'object' || result === null || Array.isArray(result))
    throw misconfigured('must return an object whose values are strings, such as { locale: "en" }')
  const texts = Object.entries(result).map(([key, value]: [string, unknown]) => {
    if (typeof value === 'string') return [key, value] as const
    throw misconfigured(`must return strings, and "${key}" is of the type ${value === null ? 'null' : typeof value}`)
  })
  return Object.fromEntries(texts)
}

const misconfigured = (what: string): SignInError =>
  new SignInError('server_misconfigured', { detail: `the option clientMetadata ${what}` })
