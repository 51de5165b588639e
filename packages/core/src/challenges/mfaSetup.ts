import type { ChallengeSpec, Issues } from './challenge.ts'
import type { CognitoCodec } from './cognitoCodec.ts'
import { codeIssue } from '../fields/code.ts'
import { SignInError } from '../errors.ts'
import { readEmbedded, readObject, readString, readStringOrNull, readStrings } from '../json.ts'
import { phoneNumberIssue } from '../fields/phoneNumber.ts'
import { readTotpKey, type TotpKey } from '../fields/totpKey.ts'
import { knownMethods } from './mfaMethods.ts'

const readKey = (json: unknown): TotpKey | null => (json === null || json === undefined ? null : readTotpKey(json))

export const mfaSetup: ChallengeSpec<'MFA_SETUP'> = {
  readChallenge: (json) => {
    const object = readObject(json, 'bad_response')
    return {
      name: 'MFA_SETUP',
      methods: knownMethods(readStrings(object, 'methods', 'bad_response')),
      totp: readKey(object['totp']),
    }
  },
  check: (answer, challenge): Issues<'MFA_SETUP'> => {
    if (!challenge.methods.includes(answer.method)) return { method: 'not_offered' }
    if (answer.method === 'EMAIL_OTP') {
      if (answer.email.trim() === '') return { email: 'missing' }
      return /^[^\s\p{C}@]+@[^\s\p{C}@]+\.[^\s\p{C}@]+$/u.test(answer.email.trim()) ? {} : { email: 'malformed' }
    }
    if (answer.method === 'SMS_MFA') {
      const issue = phoneNumberIssue(answer.phoneNumber)
      return issue ? { phoneNumber: issue } : {}
    }
    const issue = 'code' in answer ? codeIssue(answer.code) : undefined
    return issue ? { code: issue } : {}
  },
}

export const mfaSetupCodec: CognitoCodec<'MFA_SETUP'> = {
  // `totp` is null, because the parameters do not contain the key. The backend requests the key and adds it.
  parse: ({ parameters }) => {
    const listed = readEmbedded(parameters['MFAS_CAN_SETUP'], 'upstream_invalid')
    return {
      name: 'MFA_SETUP',
      methods: knownMethods(readStrings({ listed }, 'listed', 'upstream_invalid')),
      totp: null,
    }
  },
  readAnswer: (json) => {
    const object = readObject(json, 'bad_request', ['method', 'code', 'deviceName', 'email', 'phoneNumber'])
    const method = readString(object, 'method', 'bad_request', 64)
    if (method === 'EMAIL_OTP') return { method, email: readString(object, 'email', 'bad_request', 256) }
    if (method === 'SMS_MFA') return { method, phoneNumber: readString(object, 'phoneNumber', 'bad_request', 64) }
    if (method !== 'SOFTWARE_TOKEN_MFA')
      throw new SignInError('bad_request', { detail: 'method must be an offered method' })
    if (object['code'] === undefined) return { method }
    const code = readString(object, 'code', 'bad_request', 128)
    const deviceName = readStringOrNull(object, 'deviceName', 'bad_request', 100)
    return deviceName === null ? { method, code } : { method, code, deviceName }
  },
  // Cognito accepts only an email address here. It does not accept a phone number, and it identifies an authenticator
  // app by the Session that VerifySoftwareToken returns.
  encode: (answer): Record<string, string> => (answer.method === 'EMAIL_OTP' ? { EMAIL: answer.email.trim() } : {}),
}
