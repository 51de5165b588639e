import { headers } from 'next/headers'
import { handler } from '../../handler.mjs'

export default async function Me() {
  const session = await handler.getSession(await headers())
  return <main>{session?.username}</main>
}
