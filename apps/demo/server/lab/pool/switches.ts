import type { FirstFactor, MfaFactor, PoolSettings } from '@challenge-kit/emulator'
import type { Json } from './json.ts'
import { libraryQuestion } from './libraryQuestion.ts'

/** How the pool and the backend are set up, as far as it can be changed from the page. */
export interface Switches {
  /** Whether a sign-in begins with a password, one that only the browser knows, a choice, or the library's own question. */
  readonly begins: 'password' | 'srp' | 'choice' | 'question'
  /** Where people choose: which ways there are, and the one that is tried without asking. */
  readonly firstFactors: readonly FirstFactor[]
  readonly preferred: FirstFactor | 'none'
  /** When there is a second step: never, for those who set one up, for everyone. */
  readonly secondStep: PoolSettings['mfa']
  readonly secondFactors: readonly MfaFactor[]
  /** Whether devices are remembered: never, if the person says so, always. */
  readonly devices: 'off' | 'ask' | 'always'
  /** How the backend announces a remembered device. */
  readonly announcedBy: 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH'
  /** Whether it is kept secret which accounts there are. */
  readonly hidesExistence: boolean
  /** Whether the pool has the triggers that the library's own question takes. */
  readonly triggers: boolean
}

const firstFactors: readonly FirstFactor[] = ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN']
const secondFactors: readonly MfaFactor[] = ['SOFTWARE_TOKEN_MFA', 'SMS_MFA', 'EMAIL_OTP']

export const initialSwitches: Switches = {
  begins: 'password',
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
  begins: ['password', 'srp', 'choice', 'question'],
  firstFactors,
  preferred: ['none', ...firstFactors],
  secondStep: ['OFF', 'OPTIONAL', 'ON'],
  secondFactors,
  devices: ['off', 'ask', 'always'],
  announcedBy: ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'],
  hidesExistence: [true, false],
  triggers: [true, false],
} satisfies Record<keyof Switches, readonly unknown[]>

/** Whether these are switches, each in one of its positions. */
export function areSwitches(input: Json): input is Json & Partial<Switches> {
  return Object.entries(input).every(([name, value]) => {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value]
    return Array.isArray(value) === name.endsWith('Factors') && values.every((one) => positions[name]?.includes(one))
  })
}

/** What the pool is told of them. */
export function poolSettings(switches: Switches): Partial<PoolSettings> {
  const { secondStep, secondFactors, firstFactors, devices, triggers } = switches
  return {
    mfa: secondStep,
    factors: secondFactors,
    firstFactors,
    deviceTracking:
      devices === 'off' ? null : { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: devices === 'ask' },
    triggers: triggers ? libraryQuestion : {},
  }
}

/** Whether a backend that was set up for the one is no good for the other. */
export function needsOtherBackend(one: Switches, other: Switches): boolean {
  return (['begins', 'preferred', 'devices', 'announcedBy'] as const).some((name) => one[name] !== other[name])
}
