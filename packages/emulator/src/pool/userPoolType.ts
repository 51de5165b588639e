import { toSeconds } from '../users/userType.ts'
import type { OperationOutput } from '../wire/operation.ts'
import type { Client } from './client.ts'
import type { Pool } from './pool.ts'

/** The pool as a UserPoolType, with the members that the emulator supports. */
export function toUserPoolType(pool: Pool): OperationOutput {
  const { passwordPolicy, usernameAttributes, aliasAttributes, recovery, deviceTracking, requiredAttributes, mfa } =
    pool.settings
  const { firstFactors, autoVerify, selfSignUp, acrValues } = pool.settings
  const mechanisms = recovery.map((name, index) => ({ Name: `verified_${name}`, Priority: index + 1 }))
  return {
    Id: pool.id,
    Name: pool.name,
    Arn: `arn:aws:cognito-idp:${pool.region}:000000000000:userpool/${pool.id}`,
    CreationDate: toSeconds(pool.created),
    LastModifiedDate: toSeconds(pool.created),
    MfaConfiguration: mfa,
    Policies: {
      PasswordPolicy: {
        MinimumLength: passwordPolicy.minimumLength,
        RequireUppercase: passwordPolicy.requireUppercase,
        RequireLowercase: passwordPolicy.requireLowercase,
        RequireNumbers: passwordPolicy.requireNumbers,
        RequireSymbols: passwordPolicy.requireSymbols,
        TemporaryPasswordValidityDays: passwordPolicy.temporaryPasswordValidityDays,
      },
      ...(firstFactors.length > 0 && { SignInPolicy: { AllowedFirstAuthFactors: firstFactors } }),
    },
    AcrConfiguration: Object.fromEntries(acrValues.map((AcrValue, index) => [`Level${index + 1}`, { AcrValue }])),
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: !selfSignUp },
    ...(autoVerify.length > 0 && { AutoVerifiedAttributes: autoVerify }),
    SchemaAttributes: requiredAttributes.map((Name) => ({
      Name,
      AttributeDataType: 'String',
      Required: true,
      Mutable: true,
    })),
    ...(usernameAttributes.length > 0 && { UsernameAttributes: usernameAttributes }),
    ...(aliasAttributes.length > 0 && { AliasAttributes: aliasAttributes }),
    AccountRecoverySetting: {
      RecoveryMechanisms: mechanisms.length > 0 ? mechanisms : [{ Name: 'admin_only', Priority: 1 }],
    },
    ...(deviceTracking && {
      DeviceConfiguration: {
        ChallengeRequiredOnNewDevice: deviceTracking.challengeRequiredOnNewDevice,
        DeviceOnlyRememberedOnUserPrompt: deviceTracking.onlyRememberedOnUserPrompt,
      },
    }),
  }
}

/** The app client as a UserPoolClientType, with the members that the emulator supports. */
export function toUserPoolClientType(pool: Pool, client: Client): OperationOutput {
  const { settings } = client
  return {
    UserPoolId: pool.id,
    ClientId: client.id,
    ClientName: client.name,
    ...(settings.secret !== null && { ClientSecret: settings.secret }),
    ExplicitAuthFlows: settings.flows,
    AuthSessionValidity: settings.authSessionValidity,
    PreventUserExistenceErrors: settings.preventUserExistenceErrors,
    EnableTokenRevocation: settings.tokenRevocation,
    AccessTokenValidity: settings.accessTokenValidity,
    IdTokenValidity: settings.idTokenValidity,
    RefreshTokenValidity: settings.refreshTokenValidity,
    TokenValidityUnits: { AccessToken: 'seconds', IdToken: 'seconds', RefreshToken: 'seconds' },
    ...(settings.rotation && {
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: settings.rotation.gracePeriodSeconds },
    }),
  }
}

/** The output of GetUserPoolMfaConfig and SetUserPoolMfaConfig. */
export function toMfaConfig({ settings }: Pool): OperationOutput {
  const { relyingPartyId, userVerification, factor } = settings.passkeys
  return {
    MfaConfiguration: settings.mfa,
    ...(relyingPartyId !== null && {
      WebAuthnConfiguration: {
        RelyingPartyId: relyingPartyId,
        UserVerification: userVerification,
        FactorConfiguration: factor,
      },
    }),
    SoftwareTokenMfaConfiguration: { Enabled: settings.factors.includes('SOFTWARE_TOKEN_MFA') },
    ...(settings.factors.includes('SMS_MFA') && { SmsMfaConfiguration: {} }),
    ...(settings.factors.includes('EMAIL_OTP') && { EmailMfaConfiguration: {} }),
  }
}
