import { createResponders } from './challenges/registry.ts'
import type { Responder } from './challenges/responder.ts'
import type { Clock } from './environment/clock.ts'
import type { OutboxStore } from './environment/outbox.ts'
import type { Random } from './environment/random.ts'
import { createSrpExchanges } from './factors/srpExchanges.ts'
import { createFirstChallengeIssuer } from './flows/firstChallenge.ts'
import type { Flow } from './flows/flow.ts'
import { createPasswordVerifierIssuer } from './flows/passwordVerifier.ts'
import { createFlows } from './flows/registry.ts'
import { createStepUp } from './flows/stepUp.ts'
import { createOperations } from './operations/registry.ts'
import type { Pools } from './pool/pools.ts'
import { createPools } from './pool/pools.ts'
import type { ChallengeSessions } from './sign-in/challengeSessions.ts'
import { createChallengeSessions } from './sign-in/challengeSessions.ts'
import { createCodeChallenges } from './sign-in/codeChallenges.ts'
import { createCodeChecks } from './sign-in/codeChecks.ts'
import { createCompleteSignIn } from './sign-in/completeSignIn.ts'
import { createContinueSignIn } from './sign-in/continueSignIn.ts'
import { createContinueCustomAuth } from './sign-in/customAuth.ts'
import { createChallengeIssuer } from './sign-in/challengeIssuer.ts'
import { createMfaChallenges } from './sign-in/mfaChallenges.ts'
import { createPasskeyChallengeIssuer } from './sign-in/passkeyChallenge.ts'
import { createPasswordChecks } from './sign-in/passwordChecks.ts'
import { createAccessTokenVerifier } from './tokens/accessToken.ts'
import { createRefreshTokenVerifier } from './tokens/refreshToken.ts'
import { createTokens } from './tokens/tokens.ts'
import { createConfirmationCodes } from './users/confirmationCodes.ts'
import { createHourlyLimits } from './users/hourlyLimits.ts'
import { createLockout } from './users/lockout.ts'
import type { Operation } from './wire/operation.ts'

/** One Cognito endpoint: its pools and everything that requests can do with them. */
export interface Cognito {
  readonly pools: Pools
  readonly challengeSessions: ChallengeSessions
  readonly flows: Readonly<Record<string, Flow>>
  readonly responders: Readonly<Record<string, Responder>>
  readonly operations: Readonly<Record<string, Operation>>
}

/** The parts that come from outside, so that a test can control them. */
export interface Environment {
  readonly clock: Clock
  readonly random: Random
  readonly outbox: OutboxStore
}

/** The composition root: makes every part of the endpoint and gives it the parts that it uses. */
export function createCognito({ clock, random, outbox }: Environment): Cognito {
  // State
  const pools = createPools()
  const challengeSessions = createChallengeSessions(clock, random)
  const srpExchanges = createSrpExchanges(clock, random)
  const passwordLockout = createLockout(clock)
  const codeLockout = createLockout(clock)
  const hourlyLimits = createHourlyLimits(clock)
  const confirmationCodes = createConfirmationCodes({ clock, random, outbox })

  // Tokens
  const tokens = createTokens(clock, random)
  const verifyAccessToken = createAccessTokenVerifier({ clock, tokens })
  const verifyRefreshToken = createRefreshTokenVerifier({ clock, tokens })

  // The steps of a sign-in
  const passwordChecks = createPasswordChecks({ clock, passwordLockout })
  const codeChecks = createCodeChecks({ clock, codeLockout })
  const issuer = createChallengeIssuer(challengeSessions)
  const codeChallenges = createCodeChallenges({ random, outbox, issuer })
  const mfaChallenges = createMfaChallenges({ challengeSessions, issuer, codeChallenges })
  const completeSignIn = createCompleteSignIn({ clock, random, tokens })
  const continueSignIn = createContinueSignIn({ issuer, mfaChallenges, completeSignIn })
  const continueCustomAuth = createContinueCustomAuth({ issuer, continueSignIn })

  // The flows that start a sign-in
  const issuePasswordVerifier = createPasswordVerifierIssuer({ random, srpExchanges, passwordLockout, issuer })
  const issuePasskeyChallenge = createPasskeyChallengeIssuer({ random, issuer })
  const issueFirstChallenge = createFirstChallengeIssuer({
    issuer,
    passwordChecks,
    continueSignIn,
    codeChallenges,
    issuePasswordVerifier,
    issuePasskeyChallenge,
  })
  const flows = createFlows({
    challengeSessions,
    issuer,
    passwordChecks,
    continueSignIn,
    continueCustomAuth,
    issuePasswordVerifier,
    issueFirstChallenge,
    stepUp: createStepUp({ clock, verifyAccessToken }),
    tokens,
    verifyRefreshToken,
  })

  // The challenges that continue a sign-in
  const responders = createResponders({
    clock,
    challengeSessions,
    srpExchanges,
    issuer,
    passwordChecks,
    codeChecks,
    codeChallenges,
    mfaChallenges,
    continueSignIn,
    continueCustomAuth,
    issueFirstChallenge,
  })

  const operations = createOperations({
    clock,
    random,
    outbox,
    pools,
    confirmationCodes,
    hourlyLimits,
    challengeSessions,
    tokens,
    verifyAccessToken,
    verifyRefreshToken,
    flows,
    responders,
  })
  return { pools, challengeSessions, flows, responders, operations }
}
