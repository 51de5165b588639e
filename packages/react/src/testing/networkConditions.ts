import { SignInError } from '@challenge-kit/core'
import type { Transport } from '../index.ts'

/** Milliseconds until the reply of a call arrives. */
const delays: Readonly<Record<string, number>> = { slow: 2_000, late: 9_000, lost: 600 }

/**
 * A transport on the network that is chosen in Storybook's toolbar: `fast`, `slow`, `late` or `lost`. On the network `lost`,
 * every second call that the user makes fails, and the next one succeeds.
 */
export function withNetwork(transport: Transport, network = 'fast'): Transport {
  const delay = delays[network]
  if (delay === undefined) return transport
  let calls = 0
  const delayed: Transport = async (call, input, options) => {
    await wait(delay, options.signal)
    if (network !== 'lost' || call === 'session' || call === 'resume') return transport(call, input, options)
    calls += 1
    if (calls % 2 === 1) throw new SignInError('network')
    return transport(call, input, options)
  }
  return Object.assign(delayed, transport)
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'))
    })
  })
}
