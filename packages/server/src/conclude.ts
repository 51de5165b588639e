import { type AgainReply, type ProofReply, type Reply, type SignedInReply, SignInError } from '@challenge-kit/core'
import { type Device, lapsedDevices } from './device.ts'
import { deviceCookie, knownDevices } from './deviceCookie.ts'
import type { EngineResult } from './engine.ts'
import { flowPayload } from './flow.ts'
import type { Settings } from './options.ts'
import { confirmDevice } from './remembering.ts'
import { describe, type SessionOrigin, sessionOf, type StoredSession } from './session.ts'
import { claimsOf, type CognitoTokens, usernameOf } from './tokens.ts'
import { noteException, noteFlow, type Visit } from './visit.ts'

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

type Done = Extract<EngineResult, { tokens: unknown }>

/** The end of a step. */
export type Conclude = <R extends Reply | ProofReply>(
  result: EngineResult<R>,
  turn: Turn,
) => Promise<Outgoing<R | SignedInReply | AgainReply>>

/** Makes the end of a step: the next question with its cookie, or the session with its cookies. */
export function createConclude(
  settings: Settings,
  revoke: (refreshToken: string | null, visit: Visit) => Promise<void>,
): Conclude {
  const { cognito, cookies, flowSeal, sessions, now, describeSession, random, devicePolicy } = settings

  /** The device of these tokens: a new one, or one that was here before. */
  async function deviceOf({ tokens, account }: Done, turn: Turn): Promise<Device | null> {
    const { request, visit, remember = false } = turn
    const username = usernameOf(tokens.accessToken)
    const onException = (thrown: unknown): void => noteException(visit, thrown)
    const known = await knownDevices(settings, request)
    const former = known.filter((device) => account !== null && device.username === username)
    const typed = former[0]?.typed ?? visit.username ?? username
    const wish = { username, typed, remember, now: now() }
    // Who signs in once more has no more devices than before, and was not asked about this one.
    const policy = account !== null && devicePolicy ? ({ ...devicePolicy, remember: 'never' } as const) : devicePolicy
    const key = deviceKeyOf(tokens)
    const gone = [...new Set([...lapsedDevices(known, username, now()), ...former])].filter((one) => one.key !== key)
    const [fresh] = await Promise.all([
      confirmDevice(tokens, wish, { cognito, policy, random, onException }),
      ...gone.map(({ key: id }) => cognito.account.forgetDevice(tokens.accessToken, { id }).catch(onException)),
    ])
    if (fresh) return fresh
    const used = key === null ? undefined : known.find((device) => device.key === key)
    return used ? { ...used, usedAt: now() } : null
  }

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
    const device = await deviceOf(done, turn)
    const signInName = before?.signInName ?? visit.username ?? usernameOf(tokens.accessToken)
    const origin = { ...originOf(tokens, flow, time, settings.refreshValidity), signInName }
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

/** The device that tokens are bound to: the one just made up, or the one that was announced. */
function deviceKeyOf({ newDevice, accessToken }: CognitoTokens): string | null {
  const { device_key: key } = claimsOf(accessToken)
  return newDevice?.key ?? (typeof key === 'string' ? key : null)
}

function originOf(
  tokens: CognitoTokens,
  flow: string,
  signedInAt: number,
  validity: number,
): Omit<SessionOrigin, 'signInName'> {
  const { refreshToken } = tokens
  if (refreshToken === null) throw new SignInError('upstream_invalid', { detail: 'a sign-in without a refresh token' })
  const endsAt = signedInAt + validity
  return { flow, deviceKey: deviceKeyOf(tokens), refreshToken, claims: {}, signedInAt, endsAt }
}
