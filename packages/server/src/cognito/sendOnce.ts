import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AssociateSoftwareTokenCommand,
  ChangePasswordCommand,
  CompleteWebAuthnRegistrationCommand,
  type CognitoIdentityProviderClient,
  ConfirmDeviceCommand,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  DeleteWebAuthnCredentialCommand,
  ForgetDeviceCommand,
  ForgotPasswordCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  ListDevicesCommand,
  ListWebAuthnCredentialsCommand,
  ResendConfirmationCodeCommand,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
  SetUserMFAPreferenceCommand,
  StartWebAuthnRegistrationCommand,
  UpdateDeviceStatusCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { SignInError } from '@challenge-kit/core'
import type { CognitoClient } from './client.ts'
import type { Operations } from './operations.ts'
import { neverConnected } from './thrown.ts'

/** Any command of the SDK. */
export interface SdkCommand<I extends object, O> {
  readonly input: I
  resolveMiddleware(
    stack: CognitoIdentityProviderClient['middlewareStack'],
    configuration: CognitoIdentityProviderClient['config'],
    options: { readonly abortSignal: AbortSignal },
  ): (args: { readonly input: I }) => Promise<{ readonly output: O }>
}

/**
 * Sends a command once, without the retries of the client. A retry of the SDK after a lost reply, a 500 or throttling
 * can use up the Cognito Session, make a right code look wrong, or send a second text message. The command is sent a
 * second time only if the connection was never made. The client itself is not changed.
 */
export async function sendOnce<I extends object, O>(
  client: CognitoIdentityProviderClient,
  command: SdkCommand<I, O>,
  timeLeft: number,
): Promise<O> {
  // The request has timed out, so nobody waits for the result. A timer may end a millisecond early.
  if (timeLeft <= 1) throw new SignInError('upstream_unavailable')
  const stack = client.middlewareStack.clone()
  // The replacement has the same name, because the SDK's signing middleware refers to that name.
  if (!stack.remove('retryMiddleware'))
    throw new Error('this version of the AWS SDK has no retryMiddleware, so its retries cannot be switched off')
  stack.add(
    (next) => async (args) => {
      try {
        return await next(args)
      } catch (thrown) {
        if (neverConnected(thrown)) return next(args)
        throw thrown
      }
    },
    { name: 'retryMiddleware', step: 'finalizeRequest', priority: 'high' },
  )
  // The signal cancels the HTTP request. The race is needed because waiting for AWS credentials ignores the signal.
  const controller = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const timedOut = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      controller.abort()
      reject(new Error('Cognito did not answer in time'))
    }, timeLeft)
  })
  try {
    const sent = command.resolveMiddleware(stack, client.config, { abortSignal: controller.signal })(command)
    return (await Promise.race([sent, timedOut])).output
  } finally {
    clearTimeout(timer)
  }
}

const COMMANDS: {
  readonly [Name in keyof Operations]: (
    input: Operations[Name]['in'],
  ) => SdkCommand<Operations[Name]['in'], Operations[Name]['out']>
} = {
  AdminInitiateAuth: (input) => new AdminInitiateAuthCommand(input),
  AdminRespondToAuthChallenge: (input) => new AdminRespondToAuthChallengeCommand(input),
  AssociateSoftwareToken: (input) => new AssociateSoftwareTokenCommand(input),
  ChangePassword: (input) => new ChangePasswordCommand(input),
  CompleteWebAuthnRegistration: (input) => new CompleteWebAuthnRegistrationCommand(input),
  ConfirmDevice: (input) => new ConfirmDeviceCommand(input),
  ConfirmForgotPassword: (input) => new ConfirmForgotPasswordCommand(input),
  ConfirmSignUp: (input) => new ConfirmSignUpCommand(input),
  DeleteWebAuthnCredential: (input) => new DeleteWebAuthnCredentialCommand(input),
  ForgetDevice: (input) => new ForgetDeviceCommand(input),
  ForgotPassword: (input) => new ForgotPasswordCommand(input),
  GetTokensFromRefreshToken: (input) => new GetTokensFromRefreshTokenCommand(input),
  GetUser: (input) => new GetUserCommand(input),
  GlobalSignOut: (input) => new GlobalSignOutCommand(input),
  InitiateAuth: (input) => new InitiateAuthCommand(input),
  ListDevices: (input) => new ListDevicesCommand(input),
  ListWebAuthnCredentials: (input) => new ListWebAuthnCredentialsCommand(input),
  ResendConfirmationCode: (input) => new ResendConfirmationCodeCommand(input),
  RespondToAuthChallenge: (input) => new RespondToAuthChallengeCommand(input),
  RevokeToken: (input) => new RevokeTokenCommand(input),
  SetUserMFAPreference: (input) => new SetUserMFAPreferenceCommand(input),
  StartWebAuthnRegistration: (input) => new StartWebAuthnRegistrationCommand(input),
  UpdateDeviceStatus: (input) => new UpdateDeviceStatusCommand(input),
  VerifySoftwareToken: (input) => new VerifySoftwareTokenCommand(input),
}

/** The client of the AWS SDK. */
export function sdkClient(client: CognitoIdentityProviderClient): CognitoClient {
  return { sendOperation: (name, input, timeLeft) => sendOnce(client, COMMANDS[name](input), timeLeft) }
}
