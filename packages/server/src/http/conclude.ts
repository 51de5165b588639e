import { type RestartReply, type ProofReply, type Reply, type SignedInReply, SignInError } from '@challenge-kit/core'
import { boundDevice, deviceKeyOf } from '../devices/boundDevice.ts'
import { deviceCookie } from '../devices/deviceCookie.ts'
import type { EngineResult } from '../sign-in/engine.ts'
import { flowPayload } from '../sign-in/sealedFlow.ts'
import type { Settings } from '../options.ts'
import { describe, type SessionOrigin, sessionOf, type StoredSession } from '../session/session.ts'
import { type CognitoTokens, usernameOf } from '../cognito/tokens.ts'
import { noteFlow, type Visit } from './requestLog.ts'

/** What a call comes back with: the body, and the `Set-Cookie` lines beside it. */
export interface Outgoing<Body> {
  readonly body: Body
  readonly setCookie: readonly string[]
}

/** The call that a step is the end of. */
export interface Turn {
  readonly flow: string
  readonly request: Request
  readonly visit: Visit
  /** Whether the person wishes this device to be remembered. */
  readonly remember?: boolean
}

/** Tokens: the sign-in is done. */
export type Done = Extract<EngineResult, { tokens: unknown }>

/** The end of a step. */
export type Conclude = <R extends Reply | ProofReply>(
  result: EngineResult<R>,
  turn: Turn,
) => Promise<Outgoing<R | SignedInReply | RestartReply>>

/** Makes the end of a step: the next question with its cookie, or the session with its cookies. */
export function createConclude(
  settings: Settings,
  revoke: (refreshToken: string | null, visit: Visit) => Promise<void>,
): Conclude {
  const { cookies, flowSeal, sessions, now, describeSession } = settings

  /** The session that a step-up takes the place of. Nobody else's tokens do. */
  async function sessionBefore({ tokens, account }: Done, turn: Turn): Promise<StoredSession | null> {
    if (account === null) return null
    const before = turn.visit.session ?? (await sessions.read(turn.request))
    if (!before || before.endsAt <= now()) throw new SignInError('signed_out')
    const username = usernameOf(tokens.accessToken)
    if (username !== account || username !== before.username) throw new SignInError('invalid_credentials')
    return before
  }

  async function signedIn(done: Done, turn: Turn): Promise<Outgoing<SignedInReply>> {
    const { flow, request, visit } = turn
    const { tokens } = done
    const time = now()
    const before = await sessionBefore(done, turn)
    const device = await boundDevice(done, turn, settings)
    const signInName = before?.signInName ?? visit.username ?? usernameOf(tokens.accessToken)
    const endsAt = time + settings.refreshValidity
    const origin = originOf(tokens, { flow, signInName, signedInAt: time, steppedUp: before !== null, endsAt })
    const session = sessionOf(tokens, origin, describeSession, time)
    // The flow's cookie goes: what was there before the sign-in is never promoted.
    const setCookie = [
      cookies.flow.drop(),
      ...(await sessions.write(session, { request, idToken: tokens.idToken })),
      ...(await deviceCookie(settings, request, { used: device, gone: visit.refusedDevice })),
    ]
    if (before) await revoke(before.refreshToken, visit)
    visit.outcome = 'signedIn'
    return { body: { kind: 'signedIn', session: describe(session, time) }, setCookie }
  }

  return async (result, turn) => {
    const { request, visit } = turn
    if ('tokens' in result)
      return signedIn(result, turn).catch(async (thrown: unknown) => {
        // Nobody will ever hold these tokens.
        await revoke(result.tokens.refreshToken, visit)
        throw thrown
      })
    const { state, reply } = result
    visit.outcome = reply.kind
    if (state === null) return { body: reply, setCookie: [cookies.flow.drop()] }
    noteFlow(visit, state)
    const sealed = await flowSeal.close(flowPayload(state))
    const devices = await deviceCookie(settings, request, { used: null, gone: visit.refusedDevice })
    const setCookie = [cookies.flow.set(sealed, state.endsAt - now()), ...devices]
    return { body: reply, setCookie }
  }
}

/** What a session has from its sign-in, and keeps when it is renewed. */
function originOf(
  tokens: CognitoTokens,
  known: Pick<SessionOrigin, 'flow' | 'signInName' | 'signedInAt' | 'steppedUp' | 'endsAt'>,
): SessionOrigin {
  const { refreshToken } = tokens
  if (refreshToken === null) throw new SignInError('upstream_invalid', { detail: 'a sign-in without a refresh token' })
  return { ...known, deviceKey: deviceKeyOf(tokens), refreshToken, claims: {} }
}
