import type { Calls, SignedInReply } from '@challenge-kit/core'
import type { SealedCookie } from '../crypto/cookies.ts'
import { type Sessions, toPublicSession } from '../session/session.ts'
import { readFlowId } from '../sign-in/inputs.ts'
import { challengeReply } from '../sign-in/nextChallenge.ts'
import { type SealedFlow, shownName } from '../sign-in/sealedFlow.ts'
import type { SignInContext, SignInSettings } from '../sign-in/stepContext.ts'
import type { FlowSteps } from './flowSteps.ts'

/** The browser's calls `resume`, which shows the current challenge again, and `cancel`, which ends the sign-in. */
export type ResumeCalls = {
  readonly [K in 'resume' | 'cancel']: (json: unknown, context: SignInContext) => Promise<Calls[K]['out']>
}

interface ResumeParts {
  readonly settings: SignInSettings
  readonly flowSteps: FlowSteps
  readonly flowCookie: SealedCookie
  readonly sessions: Sessions
}

export function createResumeCalls({ settings, flowSteps, flowCookie, sessions }: ResumeParts): ResumeCalls {
  const { now } = settings

  function resumed(flow: SealedFlow, context: SignInContext): Calls['resume']['out'] {
    const { challengeTooLong, proofHash } = flow
    // Without tolerance, because a user who reloads an expired challenge must see the reason.
    const expired = flow.expiresAt <= now()
    // A challenge that was too long for the cookie cannot be shown again, and an SRP proof cannot be requested again.
    const lost = challengeTooLong || proofHash !== null
    if (!expired && !lost) return challengeReply(flow, { ...settings, now: now(), requestId: context.requestId })
    context.changes.flow = null
    return { kind: 'noFlow', username: shownName(flow), expired }
  }

  /** The session that the flow created, or null. The browser needs it if the last reply of the sign-in was lost. */
  async function endedIn(flow: string, { request }: SignInContext): Promise<SignedInReply | null> {
    const session = await sessions.read(request)
    if (session?.flow !== flow || session.expiresAt <= now()) return null
    return { kind: 'signedIn', session: toPublicSession(session, now()) }
  }

  return {
    resume: async (json, context) => {
      const flowId = readFlowId(json)
      const flow = await flowSteps.current(context)
      if (flow && (flowId === null || flowId === flow.flow)) return resumed(flow, context)
      // A flow cookie that does not open is deleted, because it is useless.
      if (!flow && flowCookie.isPresent(context.request)) context.changes.flow = null
      const signedIn = flowId === null ? null : await endedIn(flowId, context)
      return signedIn ?? { kind: 'noFlow', username: null, expired: false }
    },
    cancel: async (json, context) => {
      const flowId = readFlowId(json)
      const flow = await flowSteps.current(context)
      // If another tab has started a newer sign-in, the flow of that sign-in is kept.
      if (flowId === null || flow === null || flow.flow === flowId) context.changes.flow = null
      return {}
    },
  }
}
