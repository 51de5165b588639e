import type { Client } from './client.ts'
import type { Pool } from './pool.ts'
import type { User } from '../users/user.ts'

type Members = Readonly<Record<string, unknown>>

/** Dates travel as seconds. */
export function seconds(milliseconds: number): number {
  return milliseconds / 1_000
}

export function attributeList(user: User): { Name: string; Value: string }[] {
  return Array.from(user.attributes, ([Name, Value]) => ({ Name, Value }))
}

/** The MFA members of GetUser and AdminGetUser. Absent when nothing is set. */
export function mfaMembers({ enabledMfa, preferredMfa }: User): Members {
  return {
    ...(preferredMfa && { PreferredMfaSetting: preferredMfa }),
    ...(enabledMfa.length > 0 && { UserMFASettingList: enabledMfa }),
  }
}

/** UserType. */
export function describeUser(user: User): Members {
  return {
    Username: user.username,
    Attributes: attributeList(user),
    UserCreateDate: seconds(user.created),
    UserLastModifiedDate: seconds(user.modified),
    Enabled: user.enabled,
    UserStatus: user.status,
  }
}

/** UserPoolType, as far as this emulator has it. */
export function describePool(pool: Pool): Members {
  const { passwordPolicy, usernameAttributes, aliasAttributes, recovery, deviceTracking, requiredAttributes, mfa } =
    pool.settings
  const { firstFactors, autoVerify, selfSignUp, acrValues } = pool.settings
  const mechanisms = recovery.map((name, index) => ({ Name: `verified_${name}`, Priority: index + 1 }))
  return {
    Id: pool.id,
    Name: pool.label,
    Arn: `arn:aws:cognito-idp:${pool.region}:000000000000:userpool/${pool.id}`,
    CreationDate: seconds(pool.created),
    LastModifiedDate: seconds(pool.created),
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

/** UserPoolClientType, as far as this emulator has it. */
export function describeClient(pool: Pool, client: Client): Members {
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

/** The answer of GetUserPoolMfaConfig and SetUserPoolMfaConfig. */
export function describeMfa({ settings }: Pool): Members {
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
