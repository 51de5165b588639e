/** What is wrong, and what the developer must do. Words in braces are replaced by values of the request or the options. */
interface Mistake {
  readonly problem: string
  readonly remedy: string
}

const NEW_KEY =
  "Make a secret with `node -p \"crypto.randomBytes(32).toString('base64url')\"`, and pass it as `keys: [{ id: '2026-11', secret }]`."

/**
 * Every mistake in the set-up that the backend recognizes. No sentence and no value contains a secret or a text of a user.
 * The guide to the backend has the same sentences, and a test compares them.
 */
export const MISTAKES = {
  // The options
  key_missing: { problem: 'The option `keys` has no key, or a key without a secret.', remedy: NEW_KEY },
  key_weak: { problem: 'A secret in the option `keys` is too short, or does not look random.', remedy: NEW_KEY },

  // The requests
  path_cut: {
    problem: 'A request for {path} came without {basePath} in front.',
    remedy: "Do not let a framework or a proxy remove {basePath} from the path, or set `basePath: '/'`.",
  },
  path_twice: {
    problem: 'A request came for {path}, which has {basePath} twice.',
    remedy: 'Do not let a framework or a proxy add {basePath} to the path, because the page sends it already.',
  },
  path_other: {
    problem: 'A page called the backend under another path than {basePath}.',
    remedy: 'Give `httpTransport` in the page the same path as the option `basePath`.',
  },
  body_read: {
    problem: 'The body of a request was read before the backend could read it.',
    remedy: 'Call the backend before any middleware that reads bodies, such as `express.raw()`.',
  },
  origin_not_listed: {
    problem: 'A page of {origin} called the backend, but the option `origins` does not list this origin.',
    remedy: "If the page is yours, add '{origin}' to `origins`.",
  },
  other_origin: {
    problem: 'A page of {origin} called the backend across origins, and the backend refuses such calls.',
    remedy: 'Serve the backend on the origin of the page, for example with the proxy of your development server.',
  },
  proxy_unnamed: {
    problem: 'A request with `X-Forwarded-For` came from a private address, but no proxy is trusted.',
    remedy: 'Name the proxy in `trustProxy`, `trustedProxies` or `hops`. Without it, all users share one address.',
  },

  // The AWS SDK and its rights
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
    problem: 'The option `pool.devices` is set, but the user pool does not track devices.',
    remedy: 'Set the DeviceConfiguration of the user pool, or leave `pool.devices` out.',
  },
  cookie_too_long: {
    problem: 'The session does not fit into a cookie.',
    remedy: 'Keep sessions in the option `store`, or return less from `describeSession`.',
  },
  cognito_refused: {
    problem: 'Cognito refused a call with {exception}, which means that the user pool or the app client is not set up.',
    remedy: 'Look the exception up in the API reference of Amazon Cognito.',
  },
} as const satisfies Readonly<Record<string, Mistake>>

export type MistakeId = keyof typeof MISTAKES

const isMistakeId = (id: string): id is MistakeId => Object.hasOwn(MISTAKES, id)

/** The ids of all mistakes. */
export const MISTAKE_IDS: readonly MistakeId[] = Object.keys(MISTAKES).filter((id) => isMistakeId(id))

/** The sentences of a mistake on one line. */
export const sentencesOf = (id: MistakeId): string => `${MISTAKES[id].problem} ${MISTAKES[id].remedy}`
