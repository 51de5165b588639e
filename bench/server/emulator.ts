/** The emulator, in a process of its own. Prints where it is. A line on standard input moves its clock by 30 seconds. */
import { createInterface } from 'node:readline'
import { createUserPool, stoppedClock } from '@challenge-kit/emulator'
import { listen } from '@challenge-kit/emulator/node'
import { clientId, clientSecret, password, totpSecret, userCount } from './users.ts'

const users = Array.from({ length: userCount }, (_, index) => ({ username: `user-${index}`, password, totpSecret }))
const clock = stoppedClock(Date.now())
const pool = createUserPool({
  clock,
  settings: { mfa: 'ON' },
  clients: [{ id: clientId, secret: clientSecret }],
  users,
})
const { url: endpoint } = await listen(pool.fetch)
const code = (): string => pool.currentCode('user-0') ?? ''
console.log(JSON.stringify({ cognito: { endpoint, userPoolId: pool.id, clientId, clientSecret }, code: code() }))
createInterface(process.stdin)
  .on('line', () => {
    clock.advance(30_000)
    console.log(code())
  })
  .on('close', () => process.exit())
