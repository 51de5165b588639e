import { composeHandler, type HandlerOptions } from '../composeHandler.ts'
import { composeTenantHandler, type TenantHandler, type TenantHandlerOptions } from '../composeTenantHandler.ts'

/** `createTenantHandler` without the AWS SDK. The option `cognito` of each tenant is a `leanCognito`. */
export function createTenantHandler(options: TenantHandlerOptions<HandlerOptions>): TenantHandler {
  return composeTenantHandler(options, composeHandler)
}
