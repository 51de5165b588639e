import type { SealedCookie } from '../crypto/cookies.ts'
import type { Devices } from '../devices/devices.ts'
import type { Place } from '../sign-in/inputs.ts'
import { readFlow, requireFlow, type SealedFlow } from '../sign-in/sealedFlow.ts'
import type { SignInContext, SignInSettings, StepDeps, StepUp } from '../sign-in/stepContext.ts'
import type { StepUps } from '../sign-in/stepUp.ts'

/** Finds the flow of a request, and what its step works with. */
export interface CurrentFlow {
  /** The flow in the cookie of the request, or null. */
  read(context: SignInContext): Promise<SealedFlow | null>
  /** The flow that an input belongs to. Throws the reason if it is not the current one. */
  require(
    place: Place,
    contextData: string | null,
    context: SignInContext,
  ): Promise<{ readonly flow: SealedFlow; readonly deps: StepDeps }>
  /** What a step of this user works with. */
  depsFor(
    user: Pick<SealedFlow, 'username' | 'stepUpName'>,
    stepUp: StepUp | null,
    contextData: string | null,
    context: SignInContext,
  ): Promise<StepDeps>
}

interface CurrentFlowParts {
  readonly settings: SignInSettings
  readonly flowCookie: SealedCookie
  readonly devices: Devices
  readonly stepUps: StepUps
}

export function createCurrentFlow({ settings, flowCookie, devices, stepUps }: CurrentFlowParts): CurrentFlow {
  async function read(context: SignInContext): Promise<SealedFlow | null> {
    const flow = readFlow(await flowCookie.read(context.request), settings.passwordPolicy)
    if (flow) logFlow(flow, context)
    return flow
  }

  const depsFor: CurrentFlow['depsFor'] = async ({ username, stepUpName }, stepUp, contextData, context) => {
    const device = await devices.remembered(context.request, { username, isStepUp: stepUpName !== null })
    return { settings, context, client: context.clientContext(contextData), device, stepUp }
  }

  return {
    read,
    depsFor,
    require: async (place, contextData, context) => {
      const flow = requireFlow(await read(context), place, settings.now())
      const stepUp = flow.stepUpName === null ? null : await stepUps.begin(flow.stepUpName, context)
      return { flow, deps: await depsFor(flow, stepUp, contextData, context) }
    },
  }
}

/** Records the flow for the security event. */
export function logFlow({ flow, username, name }: SealedFlow, { log }: SignInContext): void {
  log.flow = flow
  log.username = username
  log.challenge = name
}
