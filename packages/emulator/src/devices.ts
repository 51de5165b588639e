import type { Random } from './random.ts'
import { randomUuid } from './random.ts'

export interface Device {
  readonly key: string
  readonly groupKey: string
  readonly created: number
  /** null until ConfirmDevice: an unconfirmed key is good for nothing. */
  verifier: { readonly salt: string; readonly passwordVerifier: string } | null
  name: string | null
  remembered: boolean
}

/** What NewDeviceMetadata announces: a key the client may confirm with ConfirmDevice. */
export function newDevice(region: string, groupKey: string, random: Random, now: number): Device {
  return {
    key: `${region}_${randomUuid(random)}`,
    groupKey,
    created: now,
    verifier: null,
    name: null,
    remembered: false,
  }
}
