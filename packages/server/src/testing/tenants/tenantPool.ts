import { createUserPool, type PoolSettings, stoppedClock, type UserPool } from '@challenge-kit/emulator'

export type TenantName = 'acme' | 'globex'

export const PASSWORDS = { acme: 'Correct-horse-1', globex: 'Other-battery-2' } as const

export const CLIENT_IDS = { acme: '1acme23example45client67aa', globex: '8globex9example01client2bb' } as const

/** The pool of a tenant, with a user `ada`. */
export function createTenantPool(tenant: TenantName, settings: Partial<PoolSettings>): UserPool {
  return createUserPool({
    id: `us-east-1_${tenant}`,
    clock: stoppedClock(Date.UTC(2026, 10, 21)),
    settings,
    clients: [{ id: CLIENT_IDS[tenant] }],
    users: [{ username: 'ada', password: PASSWORDS[tenant], attributes: { phone_number: '+15550839' } }],
  })
}
