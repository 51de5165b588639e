import type { FirstFactor, MfaFactor, PoolSettings } from '@challenge-kit/emulator'
import type { AuthFlow } from '@challenge-kit/server'
import type { BackendOptions } from '../../backend/createBackend.ts'
import { libraryTriggers } from './libraryTriggers.ts'

/** The settings of the pool and of the backend that the visitor changes in the page. */
export interface Switches {
  /** What a sign-in starts with: a password, a password proved in the browser, a choice of methods, a custom challenge. */
  readonly startMode: 'password' | 'srp' | 'choice' | 'custom'
  /** The methods that the choice offers. The sign-in tries `preferred` before the user chooses. */
  readonly firstFactors: readonly FirstFactor[]
  readonly preferred: FirstFactor | 'none'
  /** Who needs a second factor: no user, the users who set one up, every user. */
  readonly secondStep: PoolSettings['mfa']
  readonly secondFactors: readonly MfaFactor[]
  /** Which devices the pool remembers: no device, a device whose user agrees, every device. */
  readonly devices: 'off' | 'ask' | 'always'
  /** The flow in which the backend sends the `DEVICE_KEY` of a remembered device. */
  readonly announcedBy: 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH'
  /** True if the pool gives the same response for an unknown user and for a wrong password. */
  readonly hidesExistence: boolean
  /** True if the pool has the triggers of the library's custom challenge. */
  readonly triggers: boolean
}

const firstFactors: readonly FirstFactor[] = ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN']
const secondFactors: readonly MfaFactor[] = ['SOFTWARE_TOKEN_MFA', 'SMS_MFA', 'EMAIL_OTP']

export const initialSwitches: Switches = {
  startMode: 'password',
  firstFactors,
  preferred: 'none',
  secondStep: 'OPTIONAL',
  secondFactors,
  devices: 'off',
  announcedBy: 'USER_SRP_AUTH',
  hidesExistence: true,
  triggers: true,
}

const positions: Readonly<Record<string, readonly unknown[]>> = {
  startMode: ['password', 'srp', 'choice', 'custom'],
  firstFactors,
  preferred: ['none', ...firstFactors],
  secondStep: ['OFF', 'OPTIONAL', 'ON'],
  secondFactors,
  devices: ['off', 'ask', 'always'],
  announcedBy: ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'],
  hidesExistence: [true, false],
  triggers: [true, false],
} satisfies Record<keyof Switches, readonly unknown[]>

/** True if every member is a switch in one of its positions. */
export function areSwitches(input: Readonly<Record<string, unknown>>): input is Partial<Switches> & typeof input {
  return Object.entries(input).every(([name, value]) => {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value]
    return Array.isArray(value) === name.endsWith('Factors') && values.every((item) => positions[name]?.includes(item))
  })
}

/** The settings of the emulated pool. */
export function poolSettings(switches: Switches): Partial<PoolSettings> {
  const { secondStep, secondFactors, firstFactors, devices, triggers } = switches
  return {
    mfa: secondStep,
    factors: secondFactors,
    firstFactors,
    deviceTracking:
      devices === 'off' ? null : { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: devices === 'ask' },
    triggers: triggers ? libraryTriggers : {},
  }
}

/** The options of the backend. `passwordFlow` is the flow for the start mode `password`. */
export function backendOptions(
  { startMode, preferred, devices, announcedBy }: Switches,
  passwordFlow: AuthFlow,
): Pick<BackendOptions, 'authFlow' | 'pool'> {
  const flows = { password: passwordFlow, srp: 'USER_SRP_AUTH', choice: 'USER_AUTH', custom: 'CUSTOM_AUTH' } as const
  return {
    authFlow: flows[startMode],
    pool: {
      passwordPolicy,
      ...(preferred !== 'none' && { preferredChallenge: preferred }),
      ...(devices !== 'off' && { devices: { remember: devices, announcedBy } }),
    },
  }
}

/** True if `backendOptions` returns other options for `after` than for `before`. */
export function needsNewBackend(before: Switches, after: Switches): boolean {
  return (['startMode', 'preferred', 'devices', 'announcedBy'] as const).some((name) => before[name] !== after[name])
}

const passwordPolicy = {
  minimumLength: 8,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: true,
}
