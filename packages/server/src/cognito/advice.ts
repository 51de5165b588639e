import { type MistakeId, sentencesOf } from '../setup/mistakes.ts'

interface Row {
  /** The name of the exception. The SDK's own errors have the name `Error`. */
  readonly name: string
  /** The row is for messages that match. @default all */
  readonly message?: RegExp
  readonly mistake: MistakeId
}

/** A message about a missing or wrong client secret. @see https://github.com/aws-amplify/amplify-android/issues/2504 */
export const SECRET_MISMATCH: RegExp = /secret[ _]?hash|configured (?:for|with) secret/i

/** Errors of the SDK, and exceptions of Cognito that come only from a wrong set-up. */
export const MISTAKE_OF: readonly Row[] = [
  { name: 'Error', message: /^Region (?:is missing|not accepted)/, mistake: 'region_missing' }, // @smithy/core, config
  { name: 'Error', message: /^Resolved credential object is not valid/, mistake: 'credentials_missing' }, // @smithy/core, auth
  { name: 'CredentialsProviderError', mistake: 'credentials_missing' },
  { name: 'UnrecognizedClientException', mistake: 'credentials_invalid' },
  { name: 'InvalidSignatureException', mistake: 'credentials_invalid' },
  { name: 'ExpiredTokenException', mistake: 'credentials_invalid' },
  { name: 'AccessDeniedException', mistake: 'permission_missing' },
  { name: 'ResourceNotFoundException', message: /^(?!device)/i, mistake: 'pool_not_found' },
  { name: 'NotAuthorizedException', message: SECRET_MISMATCH, mistake: 'client_secret' },
  { name: 'UnauthorizedException', message: SECRET_MISMATCH, mistake: 'client_secret' },
  { name: 'InvalidParameterException', message: /flow not enabled|authflow/i, mistake: 'auth_flow' },
  { name: 'InvalidParameterException', message: /lambda trigger is not configured/i, mistake: 'triggers_missing' },
  { name: 'WebAuthnNotEnabledException', mistake: 'passkeys_off' },
  { name: 'WebAuthnConfigurationMissingException', mistake: 'passkeys_off' },
  { name: 'FeatureUnavailableInTierException', mistake: 'feature_plan' },
  { name: 'InvalidSmsRoleAccessPolicyException', mistake: 'message_role' },
  { name: 'InvalidSmsRoleTrustRelationshipException', mistake: 'message_role' },
  { name: 'InvalidEmailRoleAccessPolicyException', mistake: 'message_role' },
  { name: 'UnsupportedOperationException', message: /revocation/i, mistake: 'revocation_off' },
]

/** Exceptions that a user can cause too. In development they are worth a look at the set-up. */
const HINT_OF: readonly Row[] = [
  { name: 'NotAuthorizedException', message: /invalid refresh token/i, mistake: 'refresh_refused' },
  { name: 'NotAuthorizedException', message: /session is expired/i, mistake: 'session_validity' },
  { name: 'InvalidPasswordException', mistake: 'password_policy' },
  { name: 'WebAuthnOriginNotAllowedException', mistake: 'passkey_domain' },
  { name: 'WebAuthnRelyingPartyMismatchException', mistake: 'passkey_domain' },
]

const find = (rows: readonly Row[], name: unknown, message: unknown): MistakeId | null =>
  rows.find((row) => row.name === name && (row.message?.test(typeof message === 'string' ? message : '') ?? true))
    ?.mistake ?? null

/** The mistake in the set-up that an exception with this name and message means. Null if the kit does not know. */
export const mistakeFor = (name: unknown, message: unknown): MistakeId | null => find(MISTAKE_OF, name, message)

/** The mistake in the set-up that may be behind an exception that a user can cause too. */
export const hintFor = (name: unknown, message: unknown): MistakeId | null => find(HINT_OF, name, message)

/** What the developer must correct after an exception with this name and message. Undefined if the kit does not know. */
export function adviceFor(name: unknown, message: unknown): string | undefined {
  const mistake = mistakeFor(name, message)
  return mistake === null ? undefined : sentencesOf(mistake)
}
