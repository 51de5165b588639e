/** The operations of Cognito user pools that the emulator does not have. A request for one gets status 501. */
export const unimplemented: ReadonlySet<string> = new Set(
  `
    AddCustomAttributes AddUserPoolClientSecret AdminDeleteSoftwareToken
    AdminDeleteUserAttributes AdminDisableProviderForUser AdminGetUserAuthFactors AdminLinkProviderForUser
    AdminListUserAuthEvents AdminListUserSessions AdminRevokeUserSession AdminSetUserSettings AdminUpdateAuthEventFeedback CreateIdentityProvider
    CreateManagedLoginBranding CreateResourceServer CreateTerms CreateUserImportJob CreateUserPoolDomain
    CreateUserPoolReplica DeleteIdentityProvider DeleteManagedLoginBranding DeleteResourceServer
    DeleteTerms DeleteUser DeleteUserAttributes DeleteUserPoolClientSecret DeleteUserPoolDomain
    DeleteUserPoolReplica DescribeIdentityProvider DescribeManagedLoginBranding DescribeManagedLoginBrandingByClient
    DescribeResourceServer DescribeRiskConfiguration DescribeTerms DescribeTermsByClient DescribeUserImportJob
    DescribeUserPoolDomain GetCSVHeader GetClientToken GetIdentityProviderByIdentifier
    GetLogDeliveryConfiguration GetProvisionedLimit GetSigningCertificate GetUICustomization
    GetUserAttributeVerificationCode GetUserPoolClientSessionConfiguration GetUserPoolSessionConfiguration
    ListIdentityProviders ListResourceServers ListTagsForResource ListTerms ListUserImportJobs
    ListUserPoolClientSecrets ListUserPoolReplicas ListUserSessions RevokeUserSession SetLogDeliveryConfiguration SetRiskConfiguration SetUICustomization
    SetUserPoolClientSessionConfiguration SetUserPoolSessionConfiguration SetUserSettings StartUserImportJob
    StopUserImportJob TagResource UntagResource UpdateAuthEventFeedback UpdateIdentityProvider
    UpdateManagedLoginBranding UpdateProvisionedLimit UpdateResourceServer UpdateTerms UpdateUserAttributes
    UpdateUserPoolDomain UpdateUserPoolReplica VerifyUserAttribute
  `
    .trim()
    .split(/\s+/),
)
