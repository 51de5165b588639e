import type { Mistake } from './mistake.ts'

export type PoolMistakeId =
  | 'region_missing'
  | 'credentials_missing'
  | 'credentials_invalid'
  | 'permission_missing'
  | 'pool_not_found'
  | 'client_secret'
  | 'auth_flow'
  | 'triggers_missing'
  | 'passkeys_off'
  | 'feature_plan'
  | 'message_role'
  | 'revocation_off'
  | 'refresh_refused'
  | 'session_validity'
  | 'password_policy'
  | 'passkey_domain'
  | 'devices_unset'
  | 'devices_untracked'
  | 'cookie_too_long'
  | 'cognito_refused'

/** Mistakes that the answers of Cognito and of the AWS SDK show. */
export const POOL_MISTAKES: Readonly<Record<PoolMistakeId, Mistake>> = {
  region_missing: {
    problem: 'The AWS SDK has no valid region.',
    remedy: "Pass the user pool's region: `new CognitoIdentityProviderClient({ region })`.",
  },
  credentials_missing: {
    problem: 'The AWS SDK found no AWS credentials.',
    remedy: 'Give the backend a role, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
  },
  credentials_invalid: {
    problem: 'AWS does not accept the AWS credentials.',
    remedy: 'Check that the AWS credentials are valid and have not expired.',
  },
  permission_missing: {
    problem: 'The AWS credentials lack a permission on the user pool.',
    remedy: 'Allow cognito-idp:AdminInitiateAuth and cognito-idp:AdminRespondToAuthChallenge.',
  },

  // The user pool and the app client
  pool_not_found: {
    problem: 'Cognito does not find the user pool or the app client.',
    remedy: "Correct `userPoolId`, `clientId` or the SDK's region.",
  },
  client_secret: {
    problem: 'The option `clientSecret` does not fit the app client.',
    remedy: 'Set `clientSecret` to the secret of the app client. Leave it out if the app client has no secret.',
  },
  auth_flow: {
    problem: 'The app client does not allow the auth flow.',
    remedy: 'Add the auth flow to the ExplicitAuthFlows of the app client.',
  },
  triggers_missing: {
    problem: 'CUSTOM_AUTH needs Lambda triggers, and the user pool has none.',
    remedy: 'Add Lambda triggers that define, create and verify the challenges.',
  },
  passkeys_off: {
    problem: 'The user pool is not set up for passkeys.',
    remedy: 'Allow WEB_AUTHN in its SignInPolicy, and set the RelyingPartyId of its WebAuthnConfiguration.',
  },
  feature_plan: {
    problem: 'The feature plan of the user pool lacks a feature that this call needs.',
    remedy: 'Set the UserPoolTier of the user pool to ESSENTIALS or PLUS.',
  },
  message_role: {
    problem: 'Cognito has no permission to send messages.',
    remedy: 'Correct the IAM role in the SmsConfiguration, or the SES policy of the EmailConfiguration.',
  },
  revocation_off: {
    problem: 'The app client cannot revoke tokens, so tokens stay valid after a sign-out.',
    remedy: 'Set EnableTokenRevocation of the app client to true.',
  },
  refresh_refused: {
    problem: 'Cognito refused a refresh token that should still be valid.',
    remedy:
      'If the user did not sign out elsewhere, allow ALLOW_REFRESH_TOKEN_AUTH or turn on refresh token rotation, and set `pool.refreshTokenValidity`.',
  },
  session_validity: {
    problem: 'A Cognito Session expired before `pool.authSessionValidity`.',
    remedy: 'Set `pool.authSessionValidity` to the AuthSessionValidity of the app client.',
  },
  password_policy: {
    problem: 'Cognito refused a new password that the backend had accepted.',
    remedy: 'Set `pool.passwordPolicy` to the password policy of the user pool, so that the page shows it.',
  },
  passkey_domain: {
    problem: "Cognito refused a passkey, because the page does not belong to the user pool's RelyingPartyId.",
    remedy: 'Set the RelyingPartyId to the domain of your pages.',
  },
  devices_unset: {
    problem: 'The user pool tracks devices, but `pool.devices` is not set, so no device replaces a second factor.',
    remedy: "Set `pool.devices`, or `pool.devices: { remember: 'never' }` if you want this.",
  },
  devices_untracked: {
    problem: 'The option `pool.devices` is set, but Cognito named no device after a sign-in.',
    remedy: 'Let the user pool track devices (DeviceConfiguration), or leave `pool.devices` out.',
  },
  cookie_too_long: {
    problem: 'The session does not fit into a cookie.',
    remedy: 'Keep sessions in the option `store`, or return less from `describeSession`.',
  },
  cognito_refused: {
    problem: 'Cognito refused a call with {exception}, which means that the user pool or the app client is not set up.',
    remedy: 'Look the exception up in the API reference of Amazon Cognito.',
  },
}
