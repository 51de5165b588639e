import { SignInError } from '@challenge-kit/core'
import { type Claims, type CognitoTokens, deviceKeyOf, usernameOf } from '../cognito/result.ts'
import type { SealedCookie } from '../crypto/cookies.ts'
import type { DevicePolicy } from '../devices/confirmDevice.ts'
import type { DeviceChange, Devices } from '../devices/devices.ts'
import type { ReportMistake } from '../setup/reportMistake.ts'
import type { Refresher } from './refresh.ts'
import { type SessionContext, sessionOf, type StoredSession } from './session.ts'

/** A sign-in that Cognito ended with tokens. */
export interface FinishedSignIn {
  readonly tokens: CognitoTokens
  /** The id of the flow. */
  readonly flow: string
  /** The username as typed, or null if it is unknown. */
  readonly typed: string | null
  /** Whether the user wants this device remembered. */
  readonly remember: boolean
  /** In a step-up, the session that the new one replaces. */
  readonly before: StoredSession | null
}

export interface OpenSessionContext extends SessionContext {
  readonly changes: SessionContext['changes'] & { device?: DeviceChange }
}

interface OpenSessionParts {
  readonly refresher: Refresher
  readonly devices: Devices
  readonly deviceCookie: SealedCookie
  /** The option `pool.devices`. */
  readonly devicePolicy: DevicePolicy | null
  /** Null in production. */
  readonly report: ReportMistake | null
  readonly describeSession: (claims: Claims) => Claims
  /** Seconds. */
  readonly refreshTokenValidity: number
  /** Seconds since 1970. */
  readonly now: () => number
}

/** Opens the session of a finished sign-in. If that fails, the tokens are revoked, because nobody will use them. */
export type OpenSession = (signIn: FinishedSignIn, context: OpenSessionContext) => Promise<StoredSession>

export function createOpenSession(parts: OpenSessionParts): OpenSession {
  const { refresher, devices, deviceCookie, devicePolicy, report, describeSession, refreshTokenValidity, now } = parts

  /** Reports a `pool.devices` that does not fit the user pool. */
  function checkDevices(deviceKey: string | null): void {
    if (deviceKey !== null && devicePolicy === null) report?.('devices_unset')
    if (deviceKey === null && devicePolicy !== null && devicePolicy.remember !== 'never') report?.('devices_untracked')
  }

  async function open(signIn: FinishedSignIn, context: OpenSessionContext): Promise<StoredSession> {
    const { tokens, flow, typed, remember, before } = signIn
    const { refreshToken, accessToken } = tokens
    const username = usernameOf(accessToken)
    // A step-up replaces only the session of the same account.
    if (before && before.username !== username) throw new SignInError('invalid_credentials')
    if (refreshToken === null) throw new SignInError('upstream_invalid', { detail: 'Cognito sent no refresh token' })
    const owner = { username, typed: typed ?? username, remember, isStepUp: before !== null }
    const deviceKey = deviceKeyOf(tokens)
    checkDevices(deviceKey)
    // Without a device key and a device cookie there is no device to confirm or to forget.
    const hasDevice = deviceKey !== null || deviceCookie.isPresent(context.request)
    const used = hasDevice ? await devices.afterSignIn(tokens, owner, context) : null
    const time = now()
    const origin = {
      flow,
      signInName: before?.signInName ?? typed ?? username,
      claims: {},
      refreshToken,
      deviceKey,
      signedInAt: time,
      steppedUp: before !== null,
      endsAt: time + refreshTokenValidity,
    }
    const session = sessionOf(tokens, origin, describeSession, time)
    const earlier = context.changes.session
    context.changes.session = { kind: 'open', session, replaces: before, earlier }
    if (used) context.changes.device = { ...context.changes.device, used }
    return session
  }

  return async (signIn, context) => {
    try {
      return await open(signIn, context)
    } catch (thrown) {
      await refresher.revoke(signIn.tokens.refreshToken, context)
      throw thrown
    }
  }
}
