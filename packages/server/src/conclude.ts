import { type Reply, SignInError } from '@challenge-kit/core'
import { confirmDevice, DEVICE_LIFETIME, devicePayload, readDevices } from './device.ts'
import type { EngineResult } from './engine.ts'
import { flowPayload } from './flow.ts'
import type { Settings } from './options.ts'
import { describe, type SessionOrigin, sessionOf } from './session.ts'
import { type CognitoTokens, usernameOf } from './tokens.ts'
import { noteException, noteFlow, type Visit } from './visit.ts'

/** What a call comes back with: the body, and the `Set-Cookie` lines beside it. */
export interface Outgoing<Body> {
  readonly body: Body
  readonly setCookie: readonly string[]
}

/** Makes the end of a step: the next question with its cookie, or the session with its cookies. */
export function createConclude(
  settings: Settings,
  revoke: (refreshToken: string | null, visit: Visit) => Promise<void>,
): (result: EngineResult, flow: string, request: Request, visit: Visit) => Promise<Outgoing<Reply>> {
  const { cognito, cookies, flowSeal, deviceSeal, sessions, now, describeSession, random } = settings

  async function signedIn(
    tokens: CognitoTokens,
    flow: string,
    request: Request,
    visit: Visit,
  ): Promise<Outgoing<Reply>> {
    const time = now()
    const username = usernameOf(tokens.accessToken)
    const onException = (thrown: unknown): void => noteException(visit, thrown)
    const device = await confirmDevice(tokens, { username, now: time }, cognito, random, onException)
    const session = sessionOf(tokens, originOf(tokens, flow, time + settings.refreshValidity), describeSession, time)
    // The flow's cookie goes: what was there before the sign-in is never promoted.
    const setCookie = [cookies.flow.drop(), ...(await sessions.write(session, { request, idToken: tokens.idToken }))]
    if (device) {
      const known = readDevices(await deviceSeal.open(cookies.device.read(request) ?? ''))
      setCookie.push(cookies.device.set(await deviceSeal.close(devicePayload(known, device)), DEVICE_LIFETIME))
    }
    visit.outcome = 'signedIn'
    return { body: { kind: 'signedIn', session: describe(session, time) }, setCookie }
  }

  return async (result, flow, request, visit) => {
    if (result.state === null)
      return signedIn(result.tokens, flow, request, visit).catch(async (thrown: unknown) => {
        // Nobody will ever hold these tokens.
        await revoke(result.tokens.refreshToken, visit)
        throw thrown
      })
    const { state, reply } = result
    noteFlow(visit, state)
    visit.outcome = reply.kind
    const sealed = await flowSeal.close(flowPayload(state))
    return { body: reply, setCookie: [cookies.flow.set(sealed, state.endsAt - now())] }
  }
}

function originOf({ refreshToken, newDevice }: CognitoTokens, flow: string, endsAt: number): SessionOrigin {
  if (refreshToken === null) throw new SignInError('upstream_invalid', { detail: 'a sign-in without a refresh token' })
  return { flow, deviceKey: newDevice?.key ?? null, refreshToken, claims: {}, endsAt }
}
