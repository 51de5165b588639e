import type { DeviceType } from '@aws-sdk/client-cognito-identity-provider'
import {
  knownMethods,
  type MfaMethod,
  readPasskeyCreation,
  type RememberedDevice,
  SignInError,
} from '@challenge-kit/core'
import { exceptionName } from './errors.ts'
import type { CallOperation } from './operations.ts'
import type { CognitoAccount } from './port.ts'
import { required } from './result.ts'

/** The member of SetUserMFAPreference for each second factor. */
const SETTINGS = {
  SOFTWARE_TOKEN_MFA: 'SoftwareTokenMfaSettings',
  EMAIL_OTP: 'EmailMfaSettings',
  SMS_MFA: 'SMSMfaSettings',
} as const satisfies Readonly<Record<MfaMethod, string>>

// The most pages of one list. An account has at most 20 passkeys, but AWS documents no limit for devices.
const MOST_PAGES = 10

/** Cognito's operations for a signed-in user. */
export function cognitoAccount(call: CallOperation): CognitoAccount {
  return {
    async changePassword(AccessToken, { password: PreviousPassword, newPassword: ProposedPassword }) {
      await call('ChangePassword', { AccessToken, PreviousPassword, ProposedPassword })
    },
    async getUser(AccessToken) {
      const user = await call('GetUser', { AccessToken })
      const { UserMFASettingList: names = [], PreferredMfaSetting: preferred = '' } = user
      return { methods: knownMethods(names), preferred: knownMethods([preferred])[0] ?? null }
    },
    async setUserMfaPreference(AccessToken, { method, use }) {
      const preference = { Enabled: use !== 'off', PreferredMfa: use === 'preferred' }
      const input = { AccessToken, [SETTINGS[method]]: preference }
      await call('SetUserMFAPreference', input)
    },
    async associateSoftwareToken(AccessToken) {
      const { SecretCode } = await call('AssociateSoftwareToken', { AccessToken })
      return required(SecretCode, 'SecretCode')
    },
    async verifySoftwareToken(AccessToken, { code, deviceName }) {
      const friendly = deviceName === undefined ? {} : { FriendlyDeviceName: deviceName }
      const { Status } = await call('VerifySoftwareToken', { AccessToken, UserCode: code, ...friendly })
      if (Status !== 'SUCCESS') throw new SignInError('code_mismatch')
    },
    async listWebAuthnCredentials(AccessToken) {
      const found = await allPages(async (NextToken) => {
        const page = await call('ListWebAuthnCredentials', { AccessToken, ...NextToken })
        return { items: page.Credentials ?? [], next: page.NextToken && { NextToken: page.NextToken } }
      })
      return found.map(({ CredentialId, FriendlyCredentialName, CreatedAt }) => ({
        id: required(CredentialId, 'CredentialId'),
        name: FriendlyCredentialName ?? '',
        createdAt: seconds(CreatedAt),
      }))
    },
    async startWebAuthnRegistration(AccessToken) {
      const { CredentialCreationOptions: options } = await call('StartWebAuthnRegistration', { AccessToken })
      return readPasskeyCreation(options, 'upstream_invalid')
    },
    async completeWebAuthnRegistration(AccessToken, attestation) {
      const { response, ...head } = attestation
      const { transports = [], ...signed } = response
      // Cognito requires every member of WebAuthn's JSON form, empty ones too.
      const Credential = {
        ...head,
        clientExtensionResults: {},
        response: { ...signed, transports: [...transports] },
      }
      await call('CompleteWebAuthnRegistration', { AccessToken, Credential })
    },
    async deleteWebAuthnCredential(AccessToken, { id: CredentialId }) {
      await call('DeleteWebAuthnCredential', { AccessToken, CredentialId }).catch(ignoreMissing)
    },
    async listDevices(AccessToken) {
      const found = await allPages(async (PaginationToken) => {
        const page = await call('ListDevices', { AccessToken, ...PaginationToken })
        return { items: page.Devices ?? [], next: page.PaginationToken && { PaginationToken: page.PaginationToken } }
      })
      return found.map(toRememberedDevice)
    },
    async forgetDevice(AccessToken, { id: DeviceKey }) {
      await call('ForgetDevice', { AccessToken, DeviceKey }).catch(ignoreMissing)
    },
    async globalSignOut(AccessToken) {
      await call('GlobalSignOut', { AccessToken })
    },
  }
}

// The item is already gone, because another page deleted it or the reply to an earlier try was lost.
function ignoreMissing(thrown: unknown): void {
  if (exceptionName(thrown) !== 'ResourceNotFoundException') throw thrown
}

/** Every item of a paginated list. `Next` holds the token of the next page under its Cognito name. */
async function allPages<T, Next extends object>(
  fetchPage: (next: Next | null) => Promise<{ items: readonly T[]; next: Next | '' | undefined }>,
): Promise<readonly T[]> {
  const all: T[] = []
  let next: Next | null = null
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const fetched: { items: readonly T[]; next: Next | '' | undefined } = await fetchPage(next)
    all.push(...fetched.items)
    if (!fetched.next) break
    next = fetched.next
  }
  return all
}

function toRememberedDevice(device: DeviceType): Omit<RememberedDevice, 'current'> {
  const attribute = (name: string): string | null =>
    device.DeviceAttributes?.find(({ Name }) => Name === name)?.Value ?? null
  return {
    id: required(device.DeviceKey, 'DeviceKey'),
    name: attribute('device_name'),
    remembered: attribute('dev:device_remembered_status') === 'remembered',
    lastUsedAt: seconds(device.DeviceLastAuthenticatedDate ?? device.DeviceCreateDate),
  }
}

const seconds = (date: Date | undefined): number => (date ? Math.floor(date.getTime() / 1_000) : 0)
