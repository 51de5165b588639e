import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AssociateSoftwareTokenCommand,
  type AuthenticationResultType,
  type ChallengeNameType,
  type CognitoIdentityProviderClient,
  ConfirmDeviceCommand,
  type ContextDataType,
  GetTokensFromRefreshTokenCommand,
  RevokeTokenCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { SignInError } from '@challenge-kit/core'
import { secretHash } from './secretHash.ts'
import { sendOnce } from './sendOnce.ts'
import type { CognitoTokens } from './tokens.ts'

/** What the service learns of the browser. All members are required by it: without an address, none is sent. */
export type ClientContext = Required<Omit<ContextDataType, 'EncodedData'>> & { readonly EncodedData?: string }

/** What Cognito says to a sign-in: another question, or tokens. */
export type CognitoAnswer =
  | {
      readonly kind: 'question'
      readonly name: string
      readonly session: string
      readonly parameters: Readonly<Record<string, string>>
    }
  | { readonly kind: 'tokens'; readonly tokens: CognitoTokens }

/** The calls of Cognito that this backend makes, and nothing more. */
export interface Cognito {
  start(input: { username: string; password: string; context: ClientContext | null }): Promise<CognitoAnswer>
  respond(input: {
    name: string
    session: string
    username: string
    responses: Readonly<Record<string, string>>
    context: ClientContext | null
  }): Promise<CognitoAnswer>
  associateSoftwareToken(session: string): Promise<{ secret: string; session: string }>
  verifySoftwareToken(input: { session: string; code: string; deviceName?: string }): Promise<{ session: string }>
  confirmDevice(input: { accessToken: string; key: string; salt: string; verifier: string }): Promise<void>
  refresh(input: { refreshToken: string; deviceKey: string | null }): Promise<CognitoTokens>
  revoke(refreshToken: string): Promise<void>
}

/** How the pool's client is called. */
export interface CognitoClientSettings {
  readonly userPoolId: string
  readonly clientId: string
  readonly clientSecret: string | null
  readonly authFlow: 'ADMIN_USER_PASSWORD_AUTH' | 'ADMIN_NO_SRP_AUTH'
  /** Milliseconds. */
  readonly timeout: number
}

/** The port over the AWS SDK. USERNAME and SECRET_HASH are added here and nowhere else. */
export function sdkCognito(client: CognitoIdentityProviderClient, settings: CognitoClientSettings): Cognito {
  const { userPoolId: UserPoolId, clientId: ClientId, clientSecret, authFlow: AuthFlow, timeout } = settings
  const secret = clientSecret === null ? {} : { ClientSecret: clientSecret }
  const contextData = (context: ClientContext | null): { ContextData?: ClientContext } =>
    context ? { ContextData: context } : {}

  async function as(username: string): Promise<Record<string, string>> {
    const hash = clientSecret === null ? null : await secretHash(username, ClientId, clientSecret)
    return hash === null ? { USERNAME: username } : { USERNAME: username, SECRET_HASH: hash }
  }

  return {
    async start({ username, password, context }) {
      const AuthParameters = { PASSWORD: password, ...(await as(username)) }
      const input = { UserPoolId, ClientId, AuthFlow, AuthParameters, ...contextData(context) }
      return readAnswer(await sendOnce(client, new AdminInitiateAuthCommand(input), timeout))
    },
    async respond({ name, session, username, responses, context }) {
      const ChallengeResponses = { ...responses, ...(await as(username)) }
      const input = { UserPoolId, ClientId, Session: session, ChallengeResponses, ...contextData(context) }
      // The name is the service's own, echoed: one that this SDK does not know is still a name.
      const ChallengeName = name as ChallengeNameType
      return readAnswer(
        await sendOnce(client, new AdminRespondToAuthChallengeCommand({ ...input, ChallengeName }), timeout),
      )
    },
    async associateSoftwareToken(session) {
      const command = new AssociateSoftwareTokenCommand({ Session: session })
      const { SecretCode, Session } = await sendOnce(client, command, timeout)
      return { secret: present(SecretCode, 'SecretCode'), session: present(Session, 'Session') }
    },
    async verifySoftwareToken({ session, code, deviceName }) {
      const named = deviceName === undefined ? {} : { FriendlyDeviceName: deviceName }
      const command = new VerifySoftwareTokenCommand({ Session: session, UserCode: code, ...named })
      const { Status, Session } = await sendOnce(client, command, timeout)
      if (Status !== 'SUCCESS') throw new SignInError('code_mismatch')
      return { session: present(Session, 'Session') }
    },
    async confirmDevice({ accessToken, key, salt, verifier }) {
      const DeviceSecretVerifierConfig = { PasswordVerifier: verifier, Salt: salt }
      const input = { AccessToken: accessToken, DeviceKey: key, DeviceSecretVerifierConfig }
      await sendOnce(client, new ConfirmDeviceCommand(input), timeout)
    },
    async refresh({ refreshToken, deviceKey }) {
      const device = deviceKey === null ? {} : { DeviceKey: deviceKey }
      const input = { RefreshToken: refreshToken, ClientId, ...secret, ...device }
      const { AuthenticationResult } = await sendOnce(client, new GetTokensFromRefreshTokenCommand(input), timeout)
      return readTokens(AuthenticationResult)
    },
    async revoke(refreshToken) {
      await sendOnce(client, new RevokeTokenCommand({ Token: refreshToken, ClientId, ...secret }), timeout)
    },
  }
}

interface SdkAnswer {
  readonly ChallengeName?: string | undefined
  readonly Session?: string | undefined
  readonly ChallengeParameters?: Record<string, unknown> | undefined
  readonly AuthenticationResult?: AuthenticationResultType | undefined
}

// Some emulators send lists where Cognito sends JSON inside a string.
const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

function readAnswer(answer: SdkAnswer): CognitoAnswer {
  if (answer.AuthenticationResult) return { kind: 'tokens', tokens: readTokens(answer.AuthenticationResult) }
  const parameters = Object.entries(answer.ChallengeParameters ?? {}).map(
    ([key, value]) => [key, asText(value)] as const,
  )
  return {
    kind: 'question',
    name: present(answer.ChallengeName, 'ChallengeName'),
    session: present(answer.Session, 'Session'),
    parameters: Object.fromEntries(parameters),
  }
}

function readTokens(result: AuthenticationResultType | undefined): CognitoTokens {
  const { DeviceKey, DeviceGroupKey } = result?.NewDeviceMetadata ?? {}
  return {
    accessToken: present(result?.AccessToken, 'AccessToken'),
    refreshToken: result?.RefreshToken ?? null,
    idToken: result?.IdToken ?? null,
    expiresIn: result?.ExpiresIn ?? 0,
    newDevice: DeviceKey && DeviceGroupKey ? { key: DeviceKey, groupKey: DeviceGroupKey } : null,
  }
}

function present(value: string | undefined, name: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw new SignInError('upstream_invalid', { detail: `an answer of Cognito's without ${name}` })
}
