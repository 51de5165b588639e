import { it } from 'vitest'
import { transportContract } from './contract.ts'
import { asks, fails, type Outcome, signsIn } from './outcomes.ts'
import { scenario } from './scenario.ts'

const person = { username: 'alice', password: 'tide-pool', code: async () => '123456' }
const sms = asks('SMS_MFA', { destination: null })

// What happens in each case of the contract, as a script.
const scripts: Record<string, readonly Outcome[]> = {
  'a wrong password is invalid_credentials': [fails('invalid_credentials')],
  'a wrong code keeps the question, and the right one still works': [sms, fails('code_mismatch'), signsIn()],
}

it.each(transportContract)('keeps the transport contract: $name', ({ name, run }) =>
  run({ transport: scenario(scripts[name] ?? [sms, signsIn()]).transport, person }),
)
