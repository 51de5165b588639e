export {
  asks,
  type AsksOptions,
  fails,
  holds,
  type Outcome,
  type OutcomeContext,
  restarts,
  signsIn,
  unsupported,
} from './outcomes.ts'
export { type AccountHandlers, scenario, type Scenario, type ScenarioOptions, type SentCall } from './scenario.ts'
export { type ContractCase, type ContractSetup, type ContractUser, transportContract } from './contract.ts'
