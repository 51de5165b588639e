import type { CallName, Calls } from '@challenge-kit/core'
import type { Outgoing } from './conclude.ts'
import type { Visit } from './requestLog.ts'

/** What the backend does for one call of the browser's. */
export type Call<K extends CallName> = (
  request: Request,
  json: unknown,
  visit: Visit,
) => Promise<Outgoing<Calls[K]['out']>>
