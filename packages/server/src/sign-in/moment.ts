import { clientContext } from '../http/clientContext.ts'
import { type Device, deviceOf } from '../devices/device.ts'
import { knownDevices } from '../devices/deviceCookie.ts'
import type { EngineContext } from './engine.ts'
import { type SealedFlow, readFlow } from './sealedFlow.ts'
import type { Settings } from '../options.ts'
import { noteException, noteFlow, type Visit } from '../http/requestLog.ts'

/** What a request brings along: the state of its sign-in, its device, and what the engine works with. */
export interface Moment {
  flowOf(request: Request, visit: Visit): Promise<SealedFlow | null>
  /** The device that stands in for a second factor of whoever signs in. */
  deviceFor(request: Request, who: Pick<SealedFlow, 'username' | 'stepUp'>): Promise<Device | null>
  contextFor(request: Request, contextData: string | null, flow: string, visit: Visit): EngineContext
}

export function createMoment(settings: Settings): Moment {
  const { cookies, flowSeal, now } = settings
  return {
    async flowOf(request, visit) {
      const value = cookies.flow.read(request)
      const state = value === null ? null : readFlow(await flowSeal.open(value), settings.passwordPolicy)
      if (state) noteFlow(visit, state)
      return state
    },
    async deviceFor(request, who) {
      const { devicePolicy } = settings
      if (devicePolicy === null || devicePolicy.remember === 'never') return null
      return deviceOf(await knownDevices(settings, request), who, now())
    },
    contextFor(request, contextData, flow, visit) {
      const origin = request.headers.get('origin') ?? settings.origins[0]
      return {
        cognito: visit.cognito,
        authFlow: settings.authFlow,
        takesPassword: settings.startPassword !== 'refused',
        preferredChallenge: settings.preferredChallenge,
        customParameters: settings.customParameters,
        client: clientContext(request, visit.address, contextData, { origin, allowed: settings.contextHeaders }),
        passwordPolicy: settings.passwordPolicy,
        issuer: settings.totpIssuer,
        sessionValidity: settings.sessionValidity,
        accountState: settings.accountState,
        storePhoneNumber: settings.storePhoneNumber,
        device: null,
        stepUp: null,
        devicePolicy: settings.devicePolicy,
        srpPool: settings.srpPool,
        random: settings.random,
        now: now(),
        requestId: visit.requestId,
        flow,
        beforeSending: () => Promise.resolve(),
        beforePhone: () => Promise.resolve(() => Promise.resolve()),
        onException: (thrown) => noteException(visit, thrown),
        onDeviceRefused: (device) => {
          visit.refusedDevice = device
        },
      }
    },
  }
}
