import { codeIssue, normalizeCode } from '../fields/code.ts'
import type { IssueCode } from '../errors.ts'
import { readObject, readString, readStringOrNull } from '../json.ts'
import type { Answer, ChallengeSpec } from './challenge.ts'
import type { ChallengeInput, CognitoCodec } from './cognitoCodec.ts'

type CodeChallenge = 'SOFTWARE_TOKEN_MFA' | 'SMS_MFA' | 'EMAIL_OTP' | 'SMS_OTP'

// The answer to each of these challenges is one code.
const check = ({ code }: Answer<CodeChallenge>): { code?: IssueCode } => {
  const issue = codeIssue(code)
  return issue ? { code: issue } : {}
}

const readAnswer = (json: unknown): Answer<CodeChallenge> => ({
  code: readString(readObject(json, 'bad_request', ['code']), 'code', 'bad_request', 128),
})

// The kit hides the destination of a first factor, because the destination would reveal who has an account. Cognito
// invents destinations for unknown usernames, but invented destinations do not look like real destinations.
const HIDDEN = null

const parseDestination = ({ parameters }: ChallengeInput): string | null =>
  parameters['CODE_DELIVERY_DESTINATION'] ?? null

const readDestination = (json: unknown): string | null =>
  readStringOrNull(readObject(json, 'bad_response'), 'destination', 'bad_response')

export const smsMfa: ChallengeSpec<'SMS_MFA'> = {
  readChallenge: (json) => ({ name: 'SMS_MFA', destination: readDestination(json) }),
  check,
}

export const smsMfaCodec: CognitoCodec<'SMS_MFA'> = {
  parse: (input) => ({ name: 'SMS_MFA', destination: parseDestination(input) }),
  readAnswer,
  encode: ({ code }) => ({ SMS_MFA_CODE: normalizeCode(code) }),
}

export const smsOtp: ChallengeSpec<'SMS_OTP'> = {
  readChallenge: () => ({ name: 'SMS_OTP', destination: HIDDEN }),
  check,
}

export const smsOtpCodec: CognitoCodec<'SMS_OTP'> = {
  parse: () => ({ name: 'SMS_OTP', destination: HIDDEN }),
  readAnswer,
  encode: ({ code }) => ({ SMS_OTP_CODE: normalizeCode(code) }),
}

export const emailOtp: ChallengeSpec<'EMAIL_OTP'> = {
  readChallenge: (json) => ({
    name: 'EMAIL_OTP',
    destination: readDestination(json),
    firstFactor: readObject(json, 'bad_response')['firstFactor'] === true,
  }),
  check,
}

export const emailOtpCodec: CognitoCodec<'EMAIL_OTP'> = {
  parse: (input) => ({
    name: 'EMAIL_OTP',
    destination: input.firstFactor ? HIDDEN : parseDestination(input),
    firstFactor: input.firstFactor,
  }),
  readAnswer,
  encode: ({ code }) => ({ EMAIL_OTP_CODE: normalizeCode(code) }),
}

export const softwareTokenMfa: ChallengeSpec<'SOFTWARE_TOKEN_MFA'> = {
  readChallenge: (json) => ({
    name: 'SOFTWARE_TOKEN_MFA',
    deviceName: readStringOrNull(readObject(json, 'bad_response'), 'deviceName', 'bad_response'),
  }),
  check,
}

export const softwareTokenMfaCodec: CognitoCodec<'SOFTWARE_TOKEN_MFA'> = {
  parse: ({ parameters }) => ({ name: 'SOFTWARE_TOKEN_MFA', deviceName: parameters['FRIENDLY_DEVICE_NAME'] ?? null }),
  readAnswer,
  encode: ({ code }) => ({ SOFTWARE_TOKEN_MFA_CODE: normalizeCode(code) }),
}
