/**
 * The emulator for the pages, in a process of its own. The arguments are the password of the users and the secret of the
 * backend's app client. Sends where it is to its parent.
 */
import { createUserPool } from '@challenge-kit/emulator'
import { listen } from '@challenge-kit/emulator/node'

const [password = '', secret = ''] = process.argv.slice(2)
const users = Array.from({ length: 2_000 }, (_, index) => ({
  username: `user-${index}`,
  password,
  totpSecret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
}))
const clients = [{ id: 'page' }, { id: 'backend', secret }]
const pool = createUserPool({ settings: { mfa: 'ON' }, clients, users })
const { url: endpoint } = await listen(pool.fetch)
process.send?.({ endpoint, userPoolId: pool.id })
process.on('disconnect', () => process.exit())
