/**
 * The entry point `@challenge-kit/react/testing`. It exports everything that `@challenge-kit/core/testing` exports,
 * because strict package managers refuse an import of a package that the application did not install itself.
 */
export {
  type AccountHandlers,
  asks,
  type AsksOptions,
  type ContractCase,
  type ContractSetup,
  type ContractUser,
  fails,
  holds,
  type Outcome,
  type OutcomeContext,
  restarts,
  scenario,
  type Scenario,
  type ScenarioOptions,
  type SentCall,
  signsIn,
  transportContract,
  unsupported,
} from '@challenge-kit/core/testing'
