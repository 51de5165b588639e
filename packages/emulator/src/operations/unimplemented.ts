/** The operations of Cognito user pools that the emulator does not have. A request for one gets status 501. */
export const unimplemented: ReadonlySet<string> = new Set(
  `
    AddCustomAttributes AddUserPoolClientSecret AdminAddUserToGroup AdminDeleteSoftwareToken
    AdminDeleteUserAttributes AdminDisableProviderForUser AdminGetUserAuthFactors AdminLinkProviderForUser
    AdminListGroupsForUser AdminListUserAuthEvents AdminListUserSessions AdminRemoveUserFromGroup
    AdminRevokeUserSession AdminSetUserSettings AdminUpdateAuthEventFeedback CreateGroup CreateIdentityProvider
    CreateManagedLoginBranding CreateResourceServer CreateTerms CreateUserImportJob CreateUserPoolDomain
    CreateUserPoolReplica DeleteGroup DeleteIdentityProvider DeleteManagedLoginBranding DeleteResourceServer
    DeleteTerms DeleteUser DeleteUserAttributes DeleteUserPoolClient DeleteUserPoolClientSecret DeleteUserPoolDomain
    DeleteUserPoolReplica DescribeIdentityProvider DescribeManagedLoginBranding DescribeManagedLoginBrandingByClient
    DescribeResourceServer DescribeRiskConfiguration DescribeTerms DescribeTermsByClient DescribeUserImportJob
    DescribeUserPoolDomain GetCSVHeader GetClientToken GetGroup GetIdentityProviderByIdentifier
    GetLogDeliveryConfiguration GetProvisionedLimit GetSigningCertificate GetUICustomization
    GetUserAttributeVerificationCode GetUserPoolClientSessionConfiguration GetUserPoolSessionConfiguration
    ListGroups ListIdentityProviders ListResourceServers ListTagsForResource ListTerms ListUserImportJobs
    ListUserPoolClientSecrets ListUserPoolClients ListUserPoolReplicas ListUserPools ListUserSessions ListUsers
    ListUsersInGroup RevokeUserSession SetLogDeliveryConfiguration SetRiskConfiguration SetUICustomization
    SetUserPoolClientSessionConfiguration SetUserPoolSessionConfiguration SetUserSettings StartUserImportJob
    StopUserImportJob TagResource UntagResource UpdateAuthEventFeedback UpdateGroup UpdateIdentityProvider
    UpdateManagedLoginBranding UpdateProvisionedLimit UpdateResourceServer UpdateTerms UpdateUserAttributes
    UpdateUserPool UpdateUserPoolClient UpdateUserPoolDomain UpdateUserPoolReplica VerifyUserAttribute
  `
    .trim()
    .split(/\s+/),
)
