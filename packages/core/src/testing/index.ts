export {
  asks,
  type Conversation,
  fails,
  holds,
  type Outcome,
  scenario,
  type Scenario,
  type ScenarioOptions,
  type SentCall,
  signsIn,
  unsupported,
} from './scenario.ts'
export { type ContractCase, type ContractPerson, transportContract, type ContractWorld } from './contract.ts'
