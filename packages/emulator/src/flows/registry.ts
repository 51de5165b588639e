import type { Answer } from '../sign-in/signIn.ts'
import type { Opening } from '../sign-in/passwordChecks.ts'
import type { Family } from '../sign-in/challengeSessions.ts'
import { choiceFlow } from './choice.ts'
import { customFlow } from './custom.ts'
import { passwordFlow } from './password.ts'
import { refreshFlow } from './refresh.ts'
import { srpFlow } from './srp.ts'

export interface Flow {
  /** The ExplicitAuthFlows values, current and legacy, of which the client needs one. */
  readonly enabledBy: readonly string[]
  /** The twin it belongs to; undefined: both. */
  readonly family?: Family
  readonly run: (opening: Opening) => Promise<Answer>
}

/** Every AuthFlowType of the SDK. */
export const flows: Readonly<Record<string, Flow>> = {
  ADMIN_USER_PASSWORD_AUTH: {
    enabledBy: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'],
    family: 'admin',
    run: passwordFlow,
  },
  ADMIN_NO_SRP_AUTH: {
    enabledBy: ['ADMIN_NO_SRP_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH'],
    family: 'admin',
    run: passwordFlow,
  },
  USER_PASSWORD_AUTH: { enabledBy: ['ALLOW_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH'], run: passwordFlow },
  USER_SRP_AUTH: { enabledBy: ['ALLOW_USER_SRP_AUTH'], run: srpFlow },
  REFRESH_TOKEN_AUTH: { enabledBy: ['ALLOW_REFRESH_TOKEN_AUTH'], run: refreshFlow },
  REFRESH_TOKEN: { enabledBy: ['ALLOW_REFRESH_TOKEN_AUTH'], run: refreshFlow },
  USER_AUTH: { enabledBy: ['ALLOW_USER_AUTH'], run: choiceFlow },
  CUSTOM_AUTH: { enabledBy: ['ALLOW_CUSTOM_AUTH', 'CUSTOM_AUTH_FLOW_ONLY'], run: customFlow },
}
