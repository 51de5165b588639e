import { adminConfirmSignUp } from './admin/adminConfirmSignUp.ts'
import { adminCreateUser } from './admin/adminCreateUser.ts'
import { adminDeleteUser } from './admin/adminDeleteUser.ts'
import { adminDisableUser } from './admin/adminDisableUser.ts'
import { adminEnableUser } from './admin/adminEnableUser.ts'
import { adminGetUser } from './admin/adminGetUser.ts'
import { adminInitiateAuth } from './auth/adminInitiateAuth.ts'
import { adminResetUserPassword } from './admin/adminResetUserPassword.ts'
import { adminRespondToAuthChallenge } from './auth/adminRespondToAuthChallenge.ts'
import { adminSetUserMfaPreference } from './admin/adminSetUserMfaPreference.ts'
import { adminSetUserPassword } from './admin/adminSetUserPassword.ts'
import { adminUpdateUserAttributes } from './admin/adminUpdateUserAttributes.ts'
import { adminUserGlobalSignOut } from './admin/adminUserGlobalSignOut.ts'
import { associateSoftwareToken } from './account/associateSoftwareToken.ts'
import { changePassword } from './account/changePassword.ts'
import { completeWebAuthnRegistration } from './account/completeWebAuthnRegistration.ts'
import { confirmDevice } from './account/confirmDevice.ts'
import { confirmForgotPassword } from './self-service/confirmForgotPassword.ts'
import { confirmSignUp } from './self-service/confirmSignUp.ts'
import { createUserPool } from './pool/createUserPool.ts'
import { createUserPoolClient } from './pool/createUserPoolClient.ts'
import { anyDevice, forgetDevice, getDevice, listDevices, ownDevice, updateDeviceStatus } from './account/devices.ts'
import { deleteUserPool } from './pool/deleteUserPool.ts'
import { describeUserPool } from './pool/describeUserPool.ts'
import { describeUserPoolClient } from './pool/describeUserPoolClient.ts'
import { forgotPassword } from './self-service/forgotPassword.ts'
import { getTokensFromRefreshToken } from './auth/getTokensFromRefreshToken.ts'
import { getUser } from './account/getUser.ts'
import { getUserPoolMfaConfig } from './pool/getUserPoolMfaConfig.ts'
import { globalSignOut } from './account/globalSignOut.ts'
import { initiateAuth } from './auth/initiateAuth.ts'
import type { Operation } from '../wire/operation.ts'
import { deleteWebAuthnCredential, getUserAuthFactors, listWebAuthnCredentials } from './account/passkeys.ts'
import { resendConfirmationCode } from './self-service/resendConfirmationCode.ts'
import { respondToAuthChallenge } from './auth/respondToAuthChallenge.ts'
import { revokeToken } from './auth/revokeToken.ts'
import { setUserMfaPreference } from './account/setUserMfaPreference.ts'
import { setUserPoolMfaConfig } from './pool/setUserPoolMfaConfig.ts'
import { signUp } from './self-service/signUp.ts'
import { startWebAuthnRegistration } from './account/startWebAuthnRegistration.ts'
import { verifySoftwareToken } from './account/verifySoftwareToken.ts'

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
