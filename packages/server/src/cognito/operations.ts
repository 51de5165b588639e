import type * as sdk from '@aws-sdk/client-cognito-identity-provider'

/** What an operation takes and returns, as the AWS SDK types it. */
interface Operation<In, Out> {
  readonly in: In
  readonly out: Omit<Out, '$metadata'>
}

/** The operations of Cognito that the backend calls. */
export interface Operations {
  AdminInitiateAuth: Operation<sdk.AdminInitiateAuthCommandInput, sdk.AdminInitiateAuthCommandOutput>
  AdminRespondToAuthChallenge: Operation<
    sdk.AdminRespondToAuthChallengeCommandInput,
    sdk.AdminRespondToAuthChallengeCommandOutput
  >
  AssociateSoftwareToken: Operation<sdk.AssociateSoftwareTokenCommandInput, sdk.AssociateSoftwareTokenCommandOutput>
  ChangePassword: Operation<sdk.ChangePasswordCommandInput, sdk.ChangePasswordCommandOutput>
  CompleteWebAuthnRegistration: Operation<
    sdk.CompleteWebAuthnRegistrationCommandInput,
    sdk.CompleteWebAuthnRegistrationCommandOutput
  >
  ConfirmDevice: Operation<sdk.ConfirmDeviceCommandInput, sdk.ConfirmDeviceCommandOutput>
  ConfirmForgotPassword: Operation<sdk.ConfirmForgotPasswordCommandInput, sdk.ConfirmForgotPasswordCommandOutput>
  ConfirmSignUp: Operation<sdk.ConfirmSignUpCommandInput, sdk.ConfirmSignUpCommandOutput>
  DeleteWebAuthnCredential: Operation<
    sdk.DeleteWebAuthnCredentialCommandInput,
    sdk.DeleteWebAuthnCredentialCommandOutput
  >
  ForgetDevice: Operation<sdk.ForgetDeviceCommandInput, sdk.ForgetDeviceCommandOutput>
  ForgotPassword: Operation<sdk.ForgotPasswordCommandInput, sdk.ForgotPasswordCommandOutput>
  GetTokensFromRefreshToken: Operation<
    sdk.GetTokensFromRefreshTokenCommandInput,
    sdk.GetTokensFromRefreshTokenCommandOutput
  >
  GetUser: Operation<sdk.GetUserCommandInput, sdk.GetUserCommandOutput>
  GlobalSignOut: Operation<sdk.GlobalSignOutCommandInput, sdk.GlobalSignOutCommandOutput>
  InitiateAuth: Operation<sdk.InitiateAuthCommandInput, sdk.InitiateAuthCommandOutput>
  ListDevices: Operation<sdk.ListDevicesCommandInput, sdk.ListDevicesCommandOutput>
  ListWebAuthnCredentials: Operation<sdk.ListWebAuthnCredentialsCommandInput, sdk.ListWebAuthnCredentialsCommandOutput>
  ResendConfirmationCode: Operation<sdk.ResendConfirmationCodeCommandInput, sdk.ResendConfirmationCodeCommandOutput>
  RespondToAuthChallenge: Operation<sdk.RespondToAuthChallengeCommandInput, sdk.RespondToAuthChallengeCommandOutput>
  RevokeToken: Operation<sdk.RevokeTokenCommandInput, sdk.RevokeTokenCommandOutput>
  SetUserMFAPreference: Operation<sdk.SetUserMFAPreferenceCommandInput, sdk.SetUserMFAPreferenceCommandOutput>
  StartWebAuthnRegistration: Operation<
    sdk.StartWebAuthnRegistrationCommandInput,
    sdk.StartWebAuthnRegistrationCommandOutput
  >
  UpdateDeviceStatus: Operation<sdk.UpdateDeviceStatusCommandInput, sdk.UpdateDeviceStatusCommandOutput>
  VerifySoftwareToken: Operation<sdk.VerifySoftwareTokenCommandInput, sdk.VerifySoftwareTokenCommandOutput>
}

/**
 * Sends an operation to Cognito once. Rejects with the exception of Cognito, or with another error if no reply came within
 * `timeLeft` milliseconds or the reply cannot be read.
 */
export type SendOperation = <Name extends keyof Operations>(
  name: Name,
  input: Operations[Name]['in'],
  timeLeft: number,
) => Promise<Operations[Name]['out']>

/** {@link SendOperation} with the deadline of one HTTP request. */
export type CallOperation = <Name extends keyof Operations>(
  name: Name,
  input: Operations[Name]['in'],
) => Promise<Operations[Name]['out']>
