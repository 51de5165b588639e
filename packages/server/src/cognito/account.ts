import {
  AssociateSoftwareTokenCommand,
  ChangePasswordCommand,
  type CognitoIdentityProviderClient,
  CompleteWebAuthnRegistrationCommand,
  DeleteWebAuthnCredentialCommand,
  type DeviceType,
  ForgetDeviceCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  ListDevicesCommand,
  ListWebAuthnCredentialsCommand,
  SetUserMFAPreferenceCommand,
  StartWebAuthnRegistrationCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import {
  knownMethods,
  type MfaMethod,
  readPasskeyCreation,
  type RememberedDevice,
  SignInError,
} from '@challenge-kit/core'
import type { CognitoAccount } from './accountPort.ts'
import { present } from './result.ts'
import { exceptionName } from './errors.ts'
import { sendOnce } from './sendOnce.ts'

/** What SetUserMFAPreference calls the settings of each second factor. */
const SETTINGS = {
  SOFTWARE_TOKEN_MFA: 'SoftwareTokenMfaSettings',
  EMAIL_OTP: 'EmailMfaSettings',
  SMS_MFA: 'SMSMfaSettings',
} as const satisfies Readonly<Record<MfaMethod, string>>

// Twenty passkeys are all an account can have. Of devices nobody says how many there may be.
const MOST_PAGES = 10

/** The account's operations over the AWS SDK. None is waited for after the deadline. */
export function sdkAccount(client: CognitoIdentityProviderClient, deadline: AbortSignal): CognitoAccount {
  return {
    async changePassword(AccessToken, { password: PreviousPassword, newPassword: ProposedPassword }) {
      await sendOnce(client, new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword }), deadline)
    },
    async mfaSettings(AccessToken) {
      const user = await sendOnce(client, new GetUserCommand({ AccessToken }), deadline)
      const { UserMFASettingList: names = [], PreferredMfaSetting: preferred = '' } = user
      return { methods: knownMethods(names), preferred: knownMethods([preferred])[0] ?? null }
    },
    async setMfa(AccessToken, { method, use }) {
      const preference = { Enabled: use !== 'off', PreferredMfa: use === 'preferred' }
      const input = { AccessToken, [SETTINGS[method]]: preference }
      await sendOnce(client, new SetUserMFAPreferenceCommand(input), deadline)
    },
    async associateSoftwareToken(AccessToken) {
      const { SecretCode } = await sendOnce(client, new AssociateSoftwareTokenCommand({ AccessToken }), deadline)
      return present(SecretCode, 'SecretCode')
    },
    async verifySoftwareToken(AccessToken, { code, deviceName }) {
      const friendly = deviceName === undefined ? {} : { FriendlyDeviceName: deviceName }
      const command = new VerifySoftwareTokenCommand({ AccessToken, UserCode: code, ...friendly })
      const { Status } = await sendOnce(client, command, deadline)
      if (Status !== 'SUCCESS') throw new SignInError('code_mismatch')
    },
    async passkeys(AccessToken) {
      const found = await allPages(async (NextToken) => {
        const page = await sendOnce(client, new ListWebAuthnCredentialsCommand({ AccessToken, ...NextToken }), deadline)
        return { items: page.Credentials ?? [], next: page.NextToken && { NextToken: page.NextToken } }
      })
      return found.map(({ CredentialId, FriendlyCredentialName, CreatedAt }) => ({
        id: present(CredentialId, 'CredentialId'),
        name: FriendlyCredentialName ?? '',
        createdAt: seconds(CreatedAt),
      }))
    },
    async startPasskey(AccessToken) {
      const command = new StartWebAuthnRegistrationCommand({ AccessToken })
      const { CredentialCreationOptions: options } = await sendOnce(client, command, deadline)
      return readPasskeyCreation(options, 'upstream_invalid')
    },
    async completePasskey(AccessToken, attestation) {
      const { response, ...head } = attestation
      const { transports = [], ...signed } = response
      // Cognito wants all of WebAuthn's JSON form, also the parts that are empty.
      const Credential = {
        ...head,
        clientExtensionResults: {},
        response: { ...signed, transports: [...transports] },
      }
      await sendOnce(client, new CompleteWebAuthnRegistrationCommand({ AccessToken, Credential }), deadline)
    },
    async deletePasskey(AccessToken, { id: CredentialId }) {
      const command = new DeleteWebAuthnCredentialCommand({ AccessToken, CredentialId })
      await sendOnce(client, command, deadline).catch(goneAlready)
    },
    async devices(AccessToken) {
      const found = await allPages(async (PaginationToken) => {
        const page = await sendOnce(client, new ListDevicesCommand({ AccessToken, ...PaginationToken }), deadline)
        return { items: page.Devices ?? [], next: page.PaginationToken && { PaginationToken: page.PaginationToken } }
      })
      return found.map(describeDevice)
    },
    async forgetDevice(AccessToken, { id: DeviceKey }) {
      await sendOnce(client, new ForgetDeviceCommand({ AccessToken, DeviceKey }), deadline).catch(goneAlready)
    },
    async signOutEverywhere(AccessToken) {
      await sendOnce(client, new GlobalSignOutCommand({ AccessToken }), deadline)
    },
  }
}

// Another page was faster; or the reply to the first try was lost.
function goneAlready(thrown: unknown): void {
  if (exceptionName(thrown) !== 'ResourceNotFoundException') throw thrown
}

/** Everything of a list that comes in pages. `Next` is what asks for the page after. */
async function allPages<T, Next extends object>(
  ask: (next: Next | null) => Promise<{ items: readonly T[]; next: Next | '' | undefined }>,
): Promise<readonly T[]> {
  const all: T[] = []
  let next: Next | null = null
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer: { items: readonly T[]; next: Next | '' | undefined } = await ask(next)
    all.push(...answer.items)
    if (!answer.next) break
    next = answer.next
  }
  return all
}

function describeDevice(device: DeviceType): Omit<RememberedDevice, 'current'> {
  const attribute = (name: string): string | null =>
    device.DeviceAttributes?.find(({ Name }) => Name === name)?.Value ?? null
  return {
    id: present(device.DeviceKey, 'DeviceKey'),
    name: attribute('device_name'),
    remembered: attribute('dev:device_remembered_status') === 'remembered',
    lastUsedAt: seconds(device.DeviceLastAuthenticatedDate ?? device.DeviceCreateDate),
  }
}

const seconds = (date: Date | undefined): number => (date ? Math.floor(date.getTime() / 1_000) : 0)
