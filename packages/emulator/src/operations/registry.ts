import type { Responder } from '../challenges/responder.ts'
import type { Clock } from '../environment/clock.ts'
import type { OutboxStore } from '../environment/outbox.ts'
import type { Random } from '../environment/random.ts'
import type { Flow } from '../flows/flow.ts'
import type { Pools } from '../pool/pools.ts'
import type { ChallengeSessions } from '../sign-in/challengeSessions.ts'
import type { VerifyAccessToken } from '../tokens/accessToken.ts'
import type { VerifyRefreshToken } from '../tokens/refreshToken.ts'
import type { Tokens } from '../tokens/tokens.ts'
import type { ConfirmationCodes } from '../users/confirmationCodes.ts'
import type { HourlyLimits } from '../users/hourlyLimits.ts'
import { exception, notImplemented } from '../wire/exceptions.ts'
import type { Operation } from '../wire/operation.ts'
import { associateSoftwareToken } from './account/associateSoftwareToken.ts'
import { changePassword } from './account/changePassword.ts'
import { completeWebAuthnRegistration } from './account/completeWebAuthnRegistration.ts'
import { confirmDevice } from './account/confirmDevice.ts'
import { forgetDevice, getDevice, listDevices, ownDevice, updateDeviceStatus } from './account/devices.ts'
import { getUser } from './account/getUser.ts'
import { globalSignOut } from './account/globalSignOut.ts'
import { deleteWebAuthnCredential, getUserAuthFactors, listWebAuthnCredentials } from './account/passkeys.ts'
import { setUserMfaPreference } from './account/setUserMfaPreference.ts'
import { startWebAuthnRegistration } from './account/startWebAuthnRegistration.ts'
import { verifySoftwareToken } from './account/verifySoftwareToken.ts'
import { adminConfirmSignUp } from './admin/adminConfirmSignUp.ts'
import { adminCreateUser } from './admin/adminCreateUser.ts'
import { adminDeleteUser } from './admin/adminDeleteUser.ts'
import { adminDevice } from './admin/adminDevices.ts'
import { adminDisableUser } from './admin/adminDisableUser.ts'
import { adminEnableUser } from './admin/adminEnableUser.ts'
import { adminGetUser } from './admin/adminGetUser.ts'
import { adminResetUserPassword } from './admin/adminResetUserPassword.ts'
import { adminSetUserMfaPreference } from './admin/adminSetUserMfaPreference.ts'
import { adminSetUserPassword } from './admin/adminSetUserPassword.ts'
import { adminUpdateUserAttributes } from './admin/adminUpdateUserAttributes.ts'
import { adminUserGlobalSignOut } from './admin/adminUserGlobalSignOut.ts'
import { listUsers } from './admin/listUsers.ts'
import { getTokensFromRefreshToken } from './auth/getTokensFromRefreshToken.ts'
import { adminInitiateAuth, initiateAuth } from './auth/initiateAuth.ts'
import { adminRespondToAuthChallenge, respondToAuthChallenge } from './auth/respondToAuthChallenge.ts'
import { revokeToken } from './auth/revokeToken.ts'
import {
  adminAddUserToGroup,
  adminListGroupsForUser,
  adminRemoveUserFromGroup,
  listUsersInGroup,
} from './groups/groupMembers.ts'
import { createGroup, deleteGroup, getGroup, listGroups, updateGroup } from './groups/groups.ts'
import { createUserPool } from './pool/createUserPool.ts'
import { createUserPoolClient } from './pool/createUserPoolClient.ts'
import { deleteUserPool } from './pool/deleteUserPool.ts'
import { deleteUserPoolClient } from './pool/deleteUserPoolClient.ts'
import { describeUserPool } from './pool/describeUserPool.ts'
import { describeUserPoolClient } from './pool/describeUserPoolClient.ts'
import { getUserPoolMfaConfig } from './pool/getUserPoolMfaConfig.ts'
import { listUserPoolClients, listUserPools } from './pool/listUserPools.ts'
import { setUserPoolMfaConfig } from './pool/setUserPoolMfaConfig.ts'
import { updateUserPool } from './pool/updateUserPool.ts'
import { updateUserPoolClient } from './pool/updateUserPoolClient.ts'
import { confirmForgotPassword } from './self-service/confirmForgotPassword.ts'
import { confirmSignUp } from './self-service/confirmSignUp.ts'
import { forgotPassword } from './self-service/forgotPassword.ts'
import { resendConfirmationCode } from './self-service/resendConfirmationCode.ts'
import { signUp } from './self-service/signUp.ts'
import { unimplemented } from './unimplemented.ts'

/** Every part that an operation uses. Each operation takes a few of them. */
interface OperationParts {
  readonly clock: Clock
  readonly random: Random
  readonly outbox: OutboxStore
  readonly pools: Pools
  readonly confirmationCodes: ConfirmationCodes
  readonly hourlyLimits: HourlyLimits
  readonly challengeSessions: ChallengeSessions
  readonly tokens: Tokens
  readonly verifyAccessToken: VerifyAccessToken
  readonly verifyRefreshToken: VerifyRefreshToken
  readonly flows: Readonly<Record<string, Flow>>
  readonly responders: Readonly<Record<string, Responder>>
}

/** The operations of Cognito that the emulator has, by their names on the wire. */
export function createOperations(parts: OperationParts): Readonly<Record<string, Operation>> {
  return {
    AdminAddUserToGroup: { authorization: 'IAM', run: adminAddUserToGroup(parts) },
    AdminConfirmSignUp: { authorization: 'IAM', run: adminConfirmSignUp(parts) },
    AdminCreateUser: { authorization: 'IAM', run: adminCreateUser(parts) },
    AdminDeleteUser: { authorization: 'IAM', run: adminDeleteUser(parts) },
    AdminDisableUser: { authorization: 'IAM', run: adminDisableUser(parts) },
    AdminEnableUser: { authorization: 'IAM', run: adminEnableUser(parts) },
    AdminForgetDevice: { authorization: 'IAM', run: adminDevice(parts.pools, forgetDevice) },
    AdminGetDevice: { authorization: 'IAM', run: adminDevice(parts.pools, getDevice) },
    AdminGetUser: { authorization: 'IAM', run: adminGetUser(parts) },
    AdminInitiateAuth: { authorization: 'IAM', run: adminInitiateAuth(parts) },
    AdminListDevices: { authorization: 'IAM', run: adminDevice(parts.pools, listDevices) },
    AdminListGroupsForUser: { authorization: 'IAM', run: adminListGroupsForUser(parts) },
    AdminRemoveUserFromGroup: { authorization: 'IAM', run: adminRemoveUserFromGroup(parts) },
    AdminResetUserPassword: { authorization: 'IAM', run: adminResetUserPassword(parts) },
    AdminRespondToAuthChallenge: { authorization: 'IAM', run: adminRespondToAuthChallenge(parts) },
    AdminSetUserMFAPreference: { authorization: 'IAM', run: adminSetUserMfaPreference(parts) },
    AdminSetUserPassword: { authorization: 'IAM', run: adminSetUserPassword(parts) },
    AdminUpdateDeviceStatus: { authorization: 'IAM', run: adminDevice(parts.pools, updateDeviceStatus(parts.clock)) },
    AdminUpdateUserAttributes: { authorization: 'IAM', run: adminUpdateUserAttributes(parts) },
    AdminUserGlobalSignOut: { authorization: 'IAM', run: adminUserGlobalSignOut(parts) },
    AssociateSoftwareToken: { authorization: 'none', run: associateSoftwareToken(parts) },
    ChangePassword: { authorization: 'none', run: changePassword(parts) },
    CompleteWebAuthnRegistration: { authorization: 'none', run: completeWebAuthnRegistration(parts) },
    ConfirmDevice: { authorization: 'none', run: confirmDevice(parts) },
    ConfirmForgotPassword: { authorization: 'none', run: confirmForgotPassword(parts) },
    ConfirmSignUp: { authorization: 'none', run: confirmSignUp(parts) },
    CreateGroup: { authorization: 'IAM', run: createGroup(parts) },
    CreateUserPool: { authorization: 'IAM', run: createUserPool(parts) },
    CreateUserPoolClient: { authorization: 'IAM', run: createUserPoolClient(parts) },
    DeleteGroup: { authorization: 'IAM', run: deleteGroup(parts) },
    DeleteUserPool: { authorization: 'IAM', run: deleteUserPool(parts) },
    DeleteUserPoolClient: { authorization: 'IAM', run: deleteUserPoolClient(parts) },
    DeleteWebAuthnCredential: { authorization: 'none', run: deleteWebAuthnCredential(parts) },
    DescribeUserPool: { authorization: 'IAM', run: describeUserPool(parts) },
    DescribeUserPoolClient: { authorization: 'IAM', run: describeUserPoolClient(parts) },
    ForgetDevice: { authorization: 'none', run: ownDevice(parts.verifyAccessToken, forgetDevice) },
    ForgotPassword: { authorization: 'none', run: forgotPassword(parts) },
    GetDevice: { authorization: 'none', run: ownDevice(parts.verifyAccessToken, getDevice) },
    GetGroup: { authorization: 'IAM', run: getGroup(parts) },
    GetTokensFromRefreshToken: { authorization: 'none', run: getTokensFromRefreshToken(parts) },
    GetUser: { authorization: 'none', run: getUser(parts) },
    GetUserAuthFactors: { authorization: 'none', run: getUserAuthFactors(parts) },
    GetUserPoolMfaConfig: { authorization: 'IAM', run: getUserPoolMfaConfig(parts) },
    GlobalSignOut: { authorization: 'none', run: globalSignOut(parts) },
    InitiateAuth: { authorization: 'none', run: initiateAuth(parts) },
    ListDevices: { authorization: 'none', run: ownDevice(parts.verifyAccessToken, listDevices) },
    ListGroups: { authorization: 'IAM', run: listGroups(parts) },
    ListUserPoolClients: { authorization: 'IAM', run: listUserPoolClients(parts) },
    ListUserPools: { authorization: 'IAM', run: listUserPools(parts) },
    ListUsers: { authorization: 'IAM', run: listUsers(parts) },
    ListUsersInGroup: { authorization: 'IAM', run: listUsersInGroup(parts) },
    ListWebAuthnCredentials: { authorization: 'none', run: listWebAuthnCredentials(parts) },
    ResendConfirmationCode: { authorization: 'none', run: resendConfirmationCode(parts) },
    RespondToAuthChallenge: { authorization: 'none', run: respondToAuthChallenge(parts) },
    RevokeToken: { authorization: 'none', run: revokeToken(parts) },
    SetUserMFAPreference: { authorization: 'none', run: setUserMfaPreference(parts) },
    SetUserPoolMfaConfig: { authorization: 'IAM', run: setUserPoolMfaConfig(parts) },
    SignUp: { authorization: 'none', run: signUp(parts) },
    StartWebAuthnRegistration: { authorization: 'none', run: startWebAuthnRegistration(parts) },
    UpdateDeviceStatus: {
      authorization: 'none',
      run: ownDevice(parts.verifyAccessToken, updateDeviceStatus(parts.clock)),
    },
    UpdateGroup: { authorization: 'IAM', run: updateGroup(parts) },
    UpdateUserPool: { authorization: 'IAM', run: updateUserPool(parts) },
    UpdateUserPoolClient: { authorization: 'IAM', run: updateUserPoolClient(parts) },
    VerifySoftwareToken: { authorization: 'none', run: verifySoftwareToken(parts) },
  }
}

/**
 * The operation of this name. Throws NotImplemented if only Cognito has the operation, and UnknownOperationException
 * if Cognito does not have it either.
 */
export function findOperation(operations: Readonly<Record<string, Operation>>, name: string): Operation {
  const operation = operations[name]
  if (operation) return operation
  if (unimplemented.has(name)) throw notImplemented(name)
  throw exception('UnknownOperationException', `Unknown operation ${name}`)
}
