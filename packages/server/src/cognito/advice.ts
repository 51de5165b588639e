interface Row {
  /** The name of the exception. The SDK's own errors have the name `Error`. */
  readonly name: string
  /** The row is for messages that match. @default all */
  readonly message?: RegExp
  readonly advice: string
}

const NO_CREDENTIALS =
  'the AWS SDK found no AWS credentials; give the backend a role, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY'
const INVALID_CREDENTIALS = 'AWS does not accept the AWS credentials; check that they are valid and have not expired'

/** What the developer must correct if the backend, the app client or the user pool is not set up. */
export const ADVICE: readonly Row[] = [
  {
    name: 'Error',
    message: /^Region (?:is missing|not accepted)/, // @smithy/core, config
    advice:
      "the AWS SDK has no valid region; pass the user pool's region: new CognitoIdentityProviderClient({ region })",
  },
  { name: 'Error', message: /^Resolved credential object is not valid/, advice: NO_CREDENTIALS }, // @smithy/core, auth
  { name: 'CredentialsProviderError', advice: NO_CREDENTIALS },
  { name: 'UnrecognizedClientException', advice: INVALID_CREDENTIALS },
  { name: 'InvalidSignatureException', advice: INVALID_CREDENTIALS },
  { name: 'ExpiredTokenException', advice: INVALID_CREDENTIALS },
  {
    name: 'AccessDeniedException',
    advice: 'allow cognito-idp:AdminInitiateAuth and cognito-idp:AdminRespondToAuthChallenge on the user pool',
  },
  {
    name: 'ResourceNotFoundException',
    advice: "Cognito does not find the user pool or the app client; check userPoolId, clientId and the SDK's region",
  },
  {
    name: 'NotAuthorizedException',
    message: /secret ?hash/i,
    advice: 'clientSecret must be the secret of the app client; leave it out if the app client has no secret',
  },
  {
    name: 'InvalidParameterException',
    message: /flow not enabled|authflow/i,
    advice: 'the app client does not allow the auth flow; add the flow to its ExplicitAuthFlows',
  },
  {
    name: 'InvalidParameterException',
    message: /lambda trigger is not configured/i,
    advice: 'CUSTOM_AUTH needs Lambda triggers that define, create and verify the challenges of the user pool',
  },
]

/** What the developer must correct after an exception with this name and message. Undefined if the kit does not know. */
export function adviceFor(name: unknown, message: unknown): string | undefined {
  const text = typeof message === 'string' ? message : ''
  return ADVICE.find((row) => row.name === name && (row.message?.test(text) ?? true))?.advice
}
