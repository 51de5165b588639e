import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { createLabEvents } from './labEvents.ts'

test('after the end of the events nothing is sent, also not to a page that reads slowly', async () => {
  const unread = ':'.repeat(20_000_000)
  let asked = 0
  const events = createLabEvents(
    () => {
      asked++
      throw new Error('The events have ended.')
    },
    () => 1_000,
  )
  const server = createServer((_incoming, outgoing) => {
    events.open(outgoing)
    // More than the network takes at once.
    outgoing.write(unread)
    events.close()
    events.push()
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  expect(await (await fetch(`http://localhost:${port}`)).text()).toBe(unread)
  expect(asked).toBe(0)
  server.close()
})
