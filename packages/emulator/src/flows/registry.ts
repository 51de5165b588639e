import type { ContinueCustomAuth } from '../sign-in/customAuth.ts'
import type { VerifyRefreshToken } from '../tokens/refreshToken.ts'
import type { Tokens } from '../tokens/tokens.ts'
import type { ChoiceFlowParts } from './choice.ts'
import { createChoiceFlow } from './choice.ts'
import { createCustomFlow } from './custom.ts'
import type { Flow } from './flow.ts'
import { createPasswordFlow } from './password.ts'
import type { IssuePasswordVerifier } from './passwordVerifier.ts'
import { createRefreshFlow } from './refresh.ts'
import { createSrpFlow } from './srp.ts'

/** Every part that a flow uses. Each flow takes a few of them. */
interface FlowParts extends ChoiceFlowParts {
  readonly continueCustomAuth: ContinueCustomAuth
  readonly issuePasswordVerifier: IssuePasswordVerifier
  readonly tokens: Tokens
  readonly verifyRefreshToken: VerifyRefreshToken
}

/**
 * The legacy values of ExplicitAuthFlows. A client with one of them may always refresh and use SRP,
 * because these two flows had no value of their own before the ALLOW_ names.
 */
const legacyNames = ['ADMIN_NO_SRP_AUTH', 'USER_PASSWORD_AUTH', 'CUSTOM_AUTH_FLOW_ONLY']

/** Every AuthFlowType of the SDK. */
export function createFlows(parts: FlowParts): Readonly<Record<string, Flow>> {
  const password = createPasswordFlow(parts)
  const refresh = createRefreshFlow(parts)
  return {
    ADMIN_USER_PASSWORD_AUTH: {
      enabledBy: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'],
      family: 'admin',
      start: password,
    },
    ADMIN_NO_SRP_AUTH: {
      enabledBy: ['ADMIN_NO_SRP_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH'],
      family: 'admin',
      start: password,
    },
    USER_PASSWORD_AUTH: { enabledBy: ['ALLOW_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH'], start: password },
    USER_SRP_AUTH: { enabledBy: ['ALLOW_USER_SRP_AUTH', ...legacyNames], start: createSrpFlow(parts) },
    REFRESH_TOKEN_AUTH: { enabledBy: ['ALLOW_REFRESH_TOKEN_AUTH', ...legacyNames], start: refresh },
    REFRESH_TOKEN: { enabledBy: ['ALLOW_REFRESH_TOKEN_AUTH', ...legacyNames], start: refresh },
    USER_AUTH: { enabledBy: ['ALLOW_USER_AUTH'], start: createChoiceFlow(parts) },
    CUSTOM_AUTH: { enabledBy: ['ALLOW_CUSTOM_AUTH', 'CUSTOM_AUTH_FLOW_ONLY'], start: createCustomFlow(parts) },
  }
}
