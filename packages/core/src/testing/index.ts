export {
  again,
  asks,
  type Asking,
  type Conversation,
  fails,
  holds,
  type Outcome,
  signsIn,
  unsupported,
} from './outcomes.ts'
export { type AccountHandlers, scenario, type Scenario, type ScenarioOptions, type SentCall } from './scenario.ts'
export { type ContractCase, type ContractPerson, transportContract, type ContractWorld } from './contract.ts'
