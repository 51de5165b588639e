import { failure } from './exceptions.ts'
import type { Fault } from './faults.ts'
import { isInput } from './input.ts'
import type { Output } from './operation.ts'
import type { Random } from '../environment/random.ts'
import { randomText } from '../environment/random.ts'

/** Faults that strike before the call is processed. Returns the page that answers instead, if any. */
export async function applyBefore(fault: Fault | undefined): Promise<Response | undefined> {
  switch (fault?.kind) {
    case 'throttle':
      throw failure('TooManyRequestsException', 'Too many requests')
    case 'error':
      throw failure(fault.name, fault.message, fault.status)
    case 'internal':
      throw failure('InternalErrorException', 'Internal error.', 500)
    case 'drop':
      throw connectionLost()
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, fault.milliseconds))
      return undefined
    case 'html':
      return new Response('<html><body><h1>Bad gateway</h1></body></html>', {
        status: fault.status ?? 502,
        headers: { 'content-type': 'text/html' },
      })
    default:
      return undefined
  }
}

/** Faults that change or lose the answer of a call that was processed. */
export function applyAfter(fault: Fault | undefined, output: Output, random: Random): Output {
  switch (fault?.kind) {
    case 'lostReply':
      throw connectionLost()
    case 'challenge': {
      const kept = fault.keepSession ? output['Session'] : undefined
      return {
        ChallengeName: fault.name,
        ChallengeParameters: fault.parameters ?? {},
        Session: kept ?? `AYAB${randomText(random, 1_160)}`,
      }
    }
    case 'challengeParameters': {
      const own = output['ChallengeParameters']
      return { ...output, ChallengeParameters: { ...(isInput(own) && own), ...fault.parameters } }
    }
    default:
      return output
  }
}

/** What Node's HTTP client reports when the other side hangs up; in process it is thrown as it is. */
function connectionLost(): Error {
  return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
}
