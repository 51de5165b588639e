export { composeHandler as createSignInHandler } from '../composeHandler.ts'
export { leanCognito, type LeanCognitoOptions } from './leanCognito.ts'
export type { AwsCredentials } from './signer.ts'
export { createTenantHandler } from './leanTenants.ts'
