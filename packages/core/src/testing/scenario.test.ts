import { it } from 'vitest'
import { transportContract } from './contract.ts'
import { asks, fails, type Outcome, signsIn } from './outcomes.ts'
import { scenario } from './scenario.ts'

const user = { username: 'alice', password: 'tide-pool', code: async () => '123456' }
const sms = asks('SMS_MFA', { destination: null })

// The outcomes for the rules that need more than a challenge and a session.
const outcomes: Record<string, readonly Outcome[]> = {
  'a wrong password rejects with `invalid_credentials`': [fails('invalid_credentials')],
  'a wrong code rejects with `code_mismatch`, and the right code still works': [sms, fails('code_mismatch'), signsIn()],
}

it.each(transportContract)('follows the transport contract: $name', ({ name, run }) =>
  run({ transport: scenario(outcomes[name] ?? [sms, signsIn()]).transport, user }),
)
