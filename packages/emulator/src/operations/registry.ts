import { adminConfirmSignUp } from './adminConfirmSignUp.ts'
import { adminCreateUser } from './adminCreateUser.ts'
import { adminDeleteUser } from './adminDeleteUser.ts'
import { adminDisableUser } from './adminDisableUser.ts'
import { adminEnableUser } from './adminEnableUser.ts'
import { adminGetUser } from './adminGetUser.ts'
import { adminInitiateAuth } from './adminInitiateAuth.ts'
import { adminResetUserPassword } from './adminResetUserPassword.ts'
import { adminRespondToAuthChallenge } from './adminRespondToAuthChallenge.ts'
import { adminSetUserMfaPreference } from './adminSetUserMfaPreference.ts'
import { adminSetUserPassword } from './adminSetUserPassword.ts'
import { adminUpdateUserAttributes } from './adminUpdateUserAttributes.ts'
import { adminUserGlobalSignOut } from './adminUserGlobalSignOut.ts'
import { associateSoftwareToken } from './associateSoftwareToken.ts'
import { changePassword } from './changePassword.ts'
import { completeWebAuthnRegistration } from './completeWebAuthnRegistration.ts'
import { confirmDevice } from './confirmDevice.ts'
import { confirmForgotPassword } from './confirmForgotPassword.ts'
import { confirmSignUp } from './confirmSignUp.ts'
import { createUserPool } from './createUserPool.ts'
import { createUserPoolClient } from './createUserPoolClient.ts'
import { anyDevice, forgetDevice, getDevice, listDevices, ownDevice, updateDeviceStatus } from './devices.ts'
import { deleteUserPool } from './deleteUserPool.ts'
import { describeUserPool } from './describeUserPool.ts'
import { describeUserPoolClient } from './describeUserPoolClient.ts'
import { forgotPassword } from './forgotPassword.ts'
import { getTokensFromRefreshToken } from './getTokensFromRefreshToken.ts'
import { getUser } from './getUser.ts'
import { getUserPoolMfaConfig } from './getUserPoolMfaConfig.ts'
import { globalSignOut } from './globalSignOut.ts'
import { initiateAuth } from './initiateAuth.ts'
import type { Operation } from './operation.ts'
import { deleteWebAuthnCredential, getUserAuthFactors, listWebAuthnCredentials } from './passkeys.ts'
import { resendConfirmationCode } from './resendConfirmationCode.ts'
import { respondToAuthChallenge } from './respondToAuthChallenge.ts'
import { revokeToken } from './revokeToken.ts'
import { setUserMfaPreference } from './setUserMfaPreference.ts'
import { setUserPoolMfaConfig } from './setUserPoolMfaConfig.ts'
import { signUp } from './signUp.ts'
import { startWebAuthnRegistration } from './startWebAuthnRegistration.ts'
import { verifySoftwareToken } from './verifySoftwareToken.ts'

/** The operations of Cognito that are built here, by the names of the wire. */
export const operations: Readonly<Record<string, Operation>> = {
  AdminConfirmSignUp: { authorization: 'IAM', run: adminConfirmSignUp },
  AdminCreateUser: { authorization: 'IAM', run: adminCreateUser },
  AdminDeleteUser: { authorization: 'IAM', run: adminDeleteUser },
  AdminDisableUser: { authorization: 'IAM', run: adminDisableUser },
  AdminEnableUser: { authorization: 'IAM', run: adminEnableUser },
  AdminForgetDevice: { authorization: 'IAM', run: anyDevice(forgetDevice) },
  AdminGetDevice: { authorization: 'IAM', run: anyDevice(getDevice) },
  AdminGetUser: { authorization: 'IAM', run: adminGetUser },
  AdminInitiateAuth: { authorization: 'IAM', run: adminInitiateAuth },
  AdminListDevices: { authorization: 'IAM', run: anyDevice(listDevices) },
  AdminResetUserPassword: { authorization: 'IAM', run: adminResetUserPassword },
  AdminRespondToAuthChallenge: { authorization: 'IAM', run: adminRespondToAuthChallenge },
  AdminSetUserMFAPreference: { authorization: 'IAM', run: adminSetUserMfaPreference },
  AdminSetUserPassword: { authorization: 'IAM', run: adminSetUserPassword },
  AdminUpdateDeviceStatus: { authorization: 'IAM', run: anyDevice(updateDeviceStatus) },
  AdminUpdateUserAttributes: { authorization: 'IAM', run: adminUpdateUserAttributes },
  AdminUserGlobalSignOut: { authorization: 'IAM', run: adminUserGlobalSignOut },
  AssociateSoftwareToken: { authorization: 'none', run: associateSoftwareToken },
  ChangePassword: { authorization: 'none', run: changePassword },
  CompleteWebAuthnRegistration: { authorization: 'none', run: completeWebAuthnRegistration },
  ConfirmDevice: { authorization: 'none', run: confirmDevice },
  ConfirmForgotPassword: { authorization: 'none', run: confirmForgotPassword },
  ConfirmSignUp: { authorization: 'none', run: confirmSignUp },
  CreateUserPool: { authorization: 'IAM', run: createUserPool },
  CreateUserPoolClient: { authorization: 'IAM', run: createUserPoolClient },
  DeleteUserPool: { authorization: 'IAM', run: deleteUserPool },
  DeleteWebAuthnCredential: { authorization: 'none', run: deleteWebAuthnCredential },
  DescribeUserPool: { authorization: 'IAM', run: describeUserPool },
  DescribeUserPoolClient: { authorization: 'IAM', run: describeUserPoolClient },
  ForgetDevice: { authorization: 'none', run: ownDevice(forgetDevice) },
  ForgotPassword: { authorization: 'none', run: forgotPassword },
  GetDevice: { authorization: 'none', run: ownDevice(getDevice) },
  GetTokensFromRefreshToken: { authorization: 'none', run: getTokensFromRefreshToken },
  GetUser: { authorization: 'none', run: getUser },
  GetUserAuthFactors: { authorization: 'none', run: getUserAuthFactors },
  GetUserPoolMfaConfig: { authorization: 'IAM', run: getUserPoolMfaConfig },
  GlobalSignOut: { authorization: 'none', run: globalSignOut },
  InitiateAuth: { authorization: 'none', run: initiateAuth },
  ListDevices: { authorization: 'none', run: ownDevice(listDevices) },
  ListWebAuthnCredentials: { authorization: 'none', run: listWebAuthnCredentials },
  ResendConfirmationCode: { authorization: 'none', run: resendConfirmationCode },
  RespondToAuthChallenge: { authorization: 'none', run: respondToAuthChallenge },
  RevokeToken: { authorization: 'none', run: revokeToken },
  SetUserMFAPreference: { authorization: 'none', run: setUserMfaPreference },
  SetUserPoolMfaConfig: { authorization: 'IAM', run: setUserPoolMfaConfig },
  SignUp: { authorization: 'none', run: signUp },
  StartWebAuthnRegistration: { authorization: 'none', run: startWebAuthnRegistration },
  UpdateDeviceStatus: { authorization: 'none', run: ownDevice(updateDeviceStatus) },
  VerifySoftwareToken: { authorization: 'none', run: verifySoftwareToken },
}
