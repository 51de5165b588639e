import { toSeconds } from '../users/userType.ts'
import { optionalObject } from '../wire/input.ts'
import type { OperationOutput } from '../wire/operation.ts'
import type { Client } from './client.ts'
import type { Pool } from './pool.ts'
import { schemaAttributes } from './schemaAttributes.ts'
import { defaultSettings } from './settings.ts'
import { describeLifetimes } from './tokenUnits.ts'

/** The pool as a UserPoolType, with the members that the emulator supports. */
export function toUserPoolType(pool: Pool): OperationOutput {
  const { passwordPolicy, usernameAttributes, aliasAttributes, recovery, deviceTracking, requiredAttributes, mfa } =
    pool.settings
  const { firstFactors, autoVerify, selfSignUp, acrValues } = pool.settings
  const mechanisms = recovery?.map((name, index) => ({ Name: `verified_${name}`, Priority: index + 1 }))
  return {
    ...pool.kept,
    Id: pool.id,
    Name: pool.name,
    Arn: `arn:aws:cognito-idp:${pool.region}:000000000000:userpool/${pool.id}`,
    CreationDate: toSeconds(pool.created),
    LastModifiedDate: toSeconds(pool.modified),
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
    // Cognito returns the names of the levels only if the pool replaces the default names.
    ...(acrValues !== defaultSettings.acrValues && {
      AcrConfiguration: Object.fromEntries(acrValues.map((AcrValue, index) => [`Level${index + 1}`, { AcrValue }])),
    }),
    AdminCreateUserConfig: {
      ...optionalObject(pool.kept, 'AdminCreateUserConfig'),
      AllowAdminCreateUserOnly: !selfSignUp,
    },
    ...(autoVerify.length > 0 && { AutoVerifiedAttributes: autoVerify }),
    ...lambdaConfig(pool),
    SchemaAttributes: schemaAttributes(requiredAttributes, pool.schema),
    ...(usernameAttributes.length > 0 && { UsernameAttributes: usernameAttributes }),
    ...(aliasAttributes.length > 0 && { AliasAttributes: aliasAttributes }),
    ...(mechanisms && {
      AccountRecoverySetting: {
        RecoveryMechanisms: mechanisms.length > 0 ? mechanisms : [{ Name: 'admin_only', Priority: 1 }],
      },
    }),
    ...(deviceTracking && {
      DeviceConfiguration: {
        ChallengeRequiredOnNewDevice: deviceTracking.challengeRequiredOnNewDevice,
        DeviceOnlyRememberedOnUserPrompt: deviceTracking.onlyRememberedOnUserPrompt,
      },
    }),
  }
}

/** LambdaConfig: an ARN for each trigger that the pool has. */
function lambdaConfig({ region, settings: { triggers } }: Pool): OperationOutput {
  const names = [
    triggers.defineAuthChallenge && 'DefineAuthChallenge',
    triggers.createAuthChallenge && 'CreateAuthChallenge',
    triggers.verifyAuthChallengeResponse && 'VerifyAuthChallengeResponse',
  ].filter((name) => name !== undefined)
  const arn = (name: string): string => `arn:aws:lambda:${region}:000000000000:function:${name}`
  return names.length > 0 ? { LambdaConfig: Object.fromEntries(names.map((name) => [name, arn(name)])) } : {}
}

/** The app client as a UserPoolClientType, with the members that the emulator supports. */
export function toUserPoolClientType(pool: Pool, client: Client): OperationOutput {
  const { settings } = client
  return {
    ...client.kept,
    UserPoolId: pool.id,
    ClientId: client.id,
    ClientName: client.name,
    CreationDate: toSeconds(client.created),
    LastModifiedDate: toSeconds(client.modified),
    ...(settings.secret !== null && { ClientSecret: settings.secret }),
    ExplicitAuthFlows: settings.flows,
    AuthSessionValidity: settings.authSessionValidity,
    PreventUserExistenceErrors: settings.preventUserExistenceErrors,
    EnableTokenRevocation: settings.tokenRevocation,
    ...describeLifetimes(settings, client.units),
    ...(settings.rotation && {
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: settings.rotation.gracePeriodSeconds },
    }),
  }
}

/** The output of GetUserPoolMfaConfig and SetUserPoolMfaConfig. */
export function toMfaConfig({ settings, mfaKept }: Pool): OperationOutput {
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
    ...(settings.factors.includes('SMS_MFA') && {
      SmsMfaConfiguration: optionalObject(mfaKept, 'SmsMfaConfiguration') ?? {},
    }),
    ...(settings.factors.includes('EMAIL_OTP') && {
      EmailMfaConfiguration: optionalObject(mfaKept, 'EmailMfaConfiguration') ?? {},
    }),
  }
}
