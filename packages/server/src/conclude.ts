import { type AgainReply, type ProofReply, type Reply, type SignedInReply, SignInError } from '@challenge-kit/core'
import { type Device, lapsedDevices, readDevices } from './device.ts'
import { deviceCookie } from './deviceCookie.ts'
import type { EngineResult } from './engine.ts'
import { flowPayload } from './flow.ts'
import type { Settings } from './options.ts'
import { confirmDevice } from './remembering.ts'
import { describe, type SessionOrigin, sessionOf } from './session.ts'
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
  const { cognito, cookies, flowSeal, deviceSeal, sessions, now, describeSession, random, devicePolicy } = settings

  /** The device of these tokens: a new one, or one that was here before. */
  async function deviceOf(tokens: CognitoTokens, username: string, turn: Turn): Promise<Device | null> {
    const { request, visit, remember = false } = turn
    const wish = { username, typed: visit.username ?? username, remember, now: now() }
    const onException = (thrown: unknown): void => noteException(visit, thrown)
    const known = readDevices(await deviceSeal.open(cookies.device.read(request) ?? ''))
    const key = deviceKeyOf(tokens)
    const lapsed = lapsedDevices(known, username, now()).filter((device) => device.key !== key)
    const [fresh] = await Promise.all([
      confirmDevice(tokens, wish, { cognito, policy: devicePolicy, random, onException }),
      ...lapsed.map(({ key: id }) => cognito.account.forgetDevice(tokens.accessToken, { id }).catch(onException)),
    ])
    if (fresh) return fresh
    const used = key === null ? undefined : known.find((device) => device.key === key)
    return used ? { ...used, usedAt: now() } : null
  }

  async function signedIn(tokens: CognitoTokens, turn: Turn): Promise<Outgoing<SignedInReply>> {
    const { flow, request, visit } = turn
    const time = now()
    const device = await deviceOf(tokens, usernameOf(tokens.accessToken), turn)
    const session = sessionOf(tokens, originOf(tokens, flow, time, settings.refreshValidity), describeSession, time)
    // The flow's cookie goes: what was there before the sign-in is never promoted.
    const setCookie = [
      cookies.flow.drop(),
      ...(await sessions.write(session, { request, idToken: tokens.idToken })),
      ...(await deviceCookie(settings, device, turn)),
    ]
    visit.outcome = 'signedIn'
    return { body: { kind: 'signedIn', session: describe(session, time) }, setCookie }
  }

  return async (result, turn) => {
    const { visit } = turn
    if ('tokens' in result)
      return signedIn(result.tokens, turn).catch(async (thrown: unknown) => {
        // Nobody will ever hold these tokens.
        await revoke(result.tokens.refreshToken, visit)
        throw thrown
      })
    const { state, reply } = result
    visit.outcome = reply.kind
    if (state === null) return { body: reply, setCookie: [cookies.flow.drop()] }
    noteFlow(visit, state)
    const sealed = await flowSeal.close(flowPayload(state))
    const setCookie = [cookies.flow.set(sealed, state.endsAt - now()), ...(await deviceCookie(settings, null, turn))]
    return { body: reply, setCookie }
  }
}

/** The device that tokens are bound to: the one just made up, or the one that was announced. */
function deviceKeyOf({ newDevice, accessToken }: CognitoTokens): string | null {
  const { device_key: key } = claimsOf(accessToken)
  return newDevice?.key ?? (typeof key === 'string' ? key : null)
}

function originOf(tokens: CognitoTokens, flow: string, signedInAt: number, validity: number): SessionOrigin {
  const { refreshToken } = tokens
  if (refreshToken === null) throw new SignInError('upstream_invalid', { detail: 'a sign-in without a refresh token' })
  const endsAt = signedInAt + validity
  return { flow, deviceKey: deviceKeyOf(tokens), refreshToken, claims: {}, signedInAt, endsAt }
}
