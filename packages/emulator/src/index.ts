export { type UserPool, type UserPoolOptions, createUserPool } from './userPool.ts'
export {
  type DeviceTracking,
  type FirstFactor,
  type MfaFactor,
  type PasskeySettings,
  type PasswordPolicy,
  type PoolSettings,
} from './settings.ts'
export {
  type ChallengeResult,
  type CreateAuthChallengeEvent,
  type DefineAuthChallengeEvent,
  type TriggerEvent,
  type TriggerRequest,
  type Triggers,
  type VerifyAuthChallengeResponseEvent,
} from './triggers.ts'
export { type Unsettled } from './unsettled.ts'
export { type ClientOptions, type ClientSettings } from './client.ts'
export { type UserOptions, type UserStatus } from './user.ts'
export { type UserView } from './userView.ts'
export { type Clock, stoppedClock, systemClock } from './clock.ts'
export { type Random } from './random.ts'
export { type Message, type Outbox } from './outbox.ts'
export { type Fault, type Faults } from './faults.ts'
export { type Calls, type WireCall } from './calls.ts'
