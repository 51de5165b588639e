import { createAgent, createLoadBrowser } from '../../scripts/load/client.ts'
import { origin } from './backends/listener.ts'
import { password, userCount } from './users.ts'

let addresses = 0

/** Another address for each sign-in, because a limit counts the sign-ins of an address. */
function nextAddress(): string {
  addresses += 1
  return `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`
}

/** Signs every user in once through TOTP, over `connections` connections. Resolves to the number of requests. */
export async function signEveryoneIn(url: string, code: string, connections: number): Promise<number> {
  const agent = createAgent(connections)
  let next = 0
  const worker = async (): Promise<void> => {
    for (let index = next++; index < userCount; index = next++) {
      const browser = createLoadBrowser(url, origin, nextAddress(), agent)
      const start = await browser.call('start', { username: `user-${index}`, password })
      const { flow, challengeIndex } = start.json
      const end = await browser.call('answer', { flow, challengeIndex, answer: { code } })
      if (end.json['kind'] !== 'signedIn') throw new Error(`${start.status} ${end.status} ${JSON.stringify(end.json)}`)
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  agent.destroy()
  return 2 * userCount
}
