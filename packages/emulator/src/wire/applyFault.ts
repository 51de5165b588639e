import { exception } from './exceptions.ts'
import type { Fault } from './faults.ts'
import { isInput } from './input.ts'
import type { OperationOutput } from './operation.ts'
import type { Random } from '../environment/random.ts'
import { randomText } from '../environment/random.ts'

/** Applies a fault that prevents or delays the operation. Returns the HTML page to answer with, or undefined. */
export async function applyBefore(fault: Fault | undefined): Promise<Response | undefined> {
  switch (fault?.kind) {
    case 'throttle':
      throw exception('TooManyRequestsException', 'Too many requests')
    case 'error':
      throw exception(fault.name, fault.message, fault.status)
    case 'internal':
      throw exception('InternalErrorException', 'Internal error.', 500)
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

/** Applies a fault that changes or loses the response of an operation that ran. */
export function applyAfter(fault: Fault | undefined, output: OperationOutput, random: Random): OperationOutput {
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

/** The error that Node's HTTP client reports when the server closes the connection. */
export function connectionLost(): Error {
  return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
}
