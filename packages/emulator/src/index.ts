export { createUserPool } from './createUserPool.ts'
export { type UserPool, type UserPoolOptions } from './userPool.ts'
export {
  type DeviceTracking,
  type FirstFactor,
  type PasskeySettings,
  type PasswordPolicy,
  type PoolSettings,
} from './pool/settings.ts'
export {
  type ChallengeResult,
  type CreateAuthChallengeEvent,
  type DefineAuthChallengeEvent,
  type TriggerEvent,
  type TriggerRequest,
  type Triggers,
  type VerifyAuthChallengeResponseEvent,
} from './pool/triggers.ts'
export { type Assumptions } from './pool/assumptions.ts'
export { type ClientOptions, type ClientSettings } from './pool/client.ts'
export { type UserOptions } from './users/createUser.ts'
export { type MfaFactor, type UserStatus } from './users/user.ts'
export { type UserView } from './users/userView.ts'
export { type Clock, stoppedClock, systemClock } from './environment/clock.ts'
export { type Random } from './environment/random.ts'
export { type Message, type Outbox } from './environment/outbox.ts'
export { type Fault, type Faults } from './wire/faults.ts'
export { type LoggedRequest, type RequestLog } from './wire/requestLog.ts'
