import type { Answer, Challenge, ChallengeSpec, ChallengeInput } from './challenge'
import { codeIssue, normalizeCode } from '../fields/code'
import { readObject, readString, readStringOrNull } from '../json.ts'

type CodeChallenge = 'SOFTWARE_TOKEN_MFA' | 'SMS_MFA' | 'EMAIL_OTP' | 'SMS_OTP'

// The parts that all share: one code in, one code out, under the key Cognito has for it.
const answer = (responseKey: string) => ({
  readAnswer: (json: unknown): Answer<CodeChallenge> => ({
    code: readString(readObject(json, 'bad_request', ['code']), 'code', 'bad_request', 128),
  }),
  check: ({ code }: Answer<CodeChallenge>) => {
    const issue = codeIssue(code)
    return issue ? { code: issue } : {}
  },
  encode: ({ code }: Answer<CodeChallenge>) => ({ [responseKey]: normalizeCode(code) }),
})

const destination = ({ parameters }: ChallengeInput): string | null => parameters['CODE_DELIVERY_DESTINATION'] ?? null

// Before anything is proved, where a code went would tell who has an account: Cognito makes addresses up for those who have
// none, and they do not look like the real ones.
const unproved = null

const readDestination = (json: unknown): string | null =>
  readStringOrNull(readObject(json, 'bad_response'), 'destination', 'bad_response')

export const smsMfa: ChallengeSpec<'SMS_MFA'> = {
  name: 'SMS_MFA',
  parse: (question): Challenge<'SMS_MFA'> => ({ name: 'SMS_MFA', destination: destination(question) }),
  readChallenge: (json) => ({ name: 'SMS_MFA', destination: readDestination(json) }),
  ...answer('SMS_MFA_CODE'),
}

export const smsOtp: ChallengeSpec<'SMS_OTP'> = {
  name: 'SMS_OTP',
  parse: (): Challenge<'SMS_OTP'> => ({ name: 'SMS_OTP', destination: unproved }),
  readChallenge: () => ({ name: 'SMS_OTP', destination: unproved }),
  ...answer('SMS_OTP_CODE'),
}

export const emailOtp: ChallengeSpec<'EMAIL_OTP'> = {
  name: 'EMAIL_OTP',
  parse: (question): Challenge<'EMAIL_OTP'> => ({
    name: 'EMAIL_OTP',
    destination: question.firstFactor ? unproved : destination(question),
    firstFactor: question.firstFactor,
  }),
  readChallenge: (json) => ({
    name: 'EMAIL_OTP',
    destination: readDestination(json),
    firstFactor: readObject(json, 'bad_response')['firstFactor'] === true,
  }),
  ...answer('EMAIL_OTP_CODE'),
}

export const softwareTokenMfa: ChallengeSpec<'SOFTWARE_TOKEN_MFA'> = {
  name: 'SOFTWARE_TOKEN_MFA',
  parse: ({ parameters }) => ({ name: 'SOFTWARE_TOKEN_MFA', deviceName: parameters['FRIENDLY_DEVICE_NAME'] ?? null }),
  readChallenge: (json) => ({
    name: 'SOFTWARE_TOKEN_MFA',
    deviceName: readStringOrNull(readObject(json, 'bad_response'), 'deviceName', 'bad_response'),
  }),
  ...answer('SOFTWARE_TOKEN_MFA_CODE'),
}
