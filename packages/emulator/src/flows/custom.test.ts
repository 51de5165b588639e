import { createEphemeral } from '@challenge-kit/core/srp'
import { describe, expect, test } from 'vitest'
import { claim } from '../testing/passwordClaim.ts'
import { matching, password, refused } from '../testing/client.ts'
import { withDevice } from '../testing/device.ts'
import { allowThreeTries, customTriggers, poolWithTriggers } from '../testing/customChallenge.ts'

const wrong = refused('Incorrect username or password.')

describe.each(['admin', 'public'] as const)('T9: CUSTOM_AUTH, %s', (family) => {
  test('the right answer gets tokens, and the client receives only the public parameters', async () => {
    const { begin, respond, pool } = poolWithTriggers(customTriggers, { family })
    const challenge = await begin()
    expect(challenge).toMatchObject({ ChallengeName: 'CUSTOM_CHALLENGE', Session: matching(/^AYAB/) })
    expect(challenge.ChallengeParameters).toEqual({ USERNAME: 'ada', question: 'How many legs?', left: '3' })
    expect(JSON.stringify(pool.requestLog.list())).not.toContain('four')
    expect((await respond(challenge, { USERNAME: 'ada', ANSWER: 'four' })).AuthenticationResult).toBeDefined()
  })

  test('a wrong answer gets a new challenge with a new Session twice, and then the sign-in fails', async () => {
    const { begin, respond } = poolWithTriggers(customTriggers, { family })
    let challenge = await begin()
    for (const left of ['2', '1']) {
      const next = await respond(challenge, { USERNAME: 'ada', ANSWER: 'three' })
      expect(next).toMatchObject({ ChallengeName: 'CUSTOM_CHALLENGE', ChallengeParameters: { left } })
      expect(next.Session).not.toBe(challenge.Session)
      await expect(respond(challenge, { USERNAME: 'ada', ANSWER: 'four' })).rejects.toMatchObject(
        refused('Invalid session for the user, session can only be used once.'),
      )
      challenge = next
    }
    await expect(respond(challenge, { USERNAME: 'ada', ANSWER: 'three' })).rejects.toMatchObject(wrong)
  })
})

describe.each(['admin', 'public'] as const)('CUSTOM_AUTH with SRP first, %s', (family) => {
  /** Triggers that record the results that DefineAuthChallenge receives. */
  function noting() {
    const seen: string[][] = []
    const defineAuthChallenge: typeof allowThreeTries = (event) => {
      seen.push(
        event.request.session.map(({ challengeName, challengeResult }) => `${challengeName} ${challengeResult}`),
      )
      return allowThreeTries(event)
    }
    return { seen, triggers: { ...customTriggers, defineAuthChallenge } }
  }

  test.each(['CHALLENGE_NAME', 'ChallengeName'])(
    '%s: after the password, the triggers make challenges and receive every result',
    async (key) => {
      const { seen, triggers } = noting()
      const { begin, respond, pool } = poolWithTriggers(triggers, { family })
      const { a, A } = createEphemeral()
      const verifier = await begin({ [key]: 'SRP_A', SRP_A: A })
      expect(verifier.ChallengeName).toBe('PASSWORD_VERIFIER')
      const challenge = await respond(verifier, await claim(verifier, a, password, pool.clock.now()))
      expect(challenge).toMatchObject({ ChallengeName: 'CUSTOM_CHALLENGE', ChallengeParameters: { left: '3' } })
      const again = await respond(challenge, { USERNAME: 'ada', ANSWER: 'three' })
      expect((await respond(again, { USERNAME: 'ada', ANSWER: 'four' })).AuthenticationResult).toBeDefined()
      const proved = ['SRP_A true', 'PASSWORD_VERIFIER true']
      expect(seen).toEqual([
        ['SRP_A true'],
        proved,
        [...proved, 'CUSTOM_CHALLENGE false'],
        [...proved, 'CUSTOM_CHALLENGE false', 'CUSTOM_CHALLENGE true'],
      ])
    },
  )

  test.each(['start', 'claim', 'answer'])('with a remembered device, whose key comes with the %s', async (place) => {
    const { seen, triggers } = noting()
    const { steps, key, prove, pool } = await withDevice({ family, settings: { triggers } })
    const named = (here: string) => (here === place ? { DEVICE_KEY: key } : {})
    const { a, A } = createEphemeral()
    const begin = { USERNAME: 'ada', CHALLENGE_NAME: 'SRP_A', SRP_A: A, ...named('start') }
    const verifier = await steps.initiate('CUSTOM_AUTH', begin)
    const right = await claim(verifier, a, password, pool.clock.now())
    const challenge = await steps.respond(verifier, { ...right, ...named('claim') })
    expect(challenge.ChallengeName).toBe('CUSTOM_CHALLENGE')
    const device = await steps.respond(challenge, { USERNAME: 'ada', ANSWER: 'four', ...named('answer') })
    expect(device.ChallengeName).toBe('DEVICE_SRP_AUTH')
    const proof = await prove(device)
    const done = await steps.respond(proof.verifier, proof.answer)
    expect(done.AuthenticationResult?.AccessToken).toBeDefined()
    expect(done.AuthenticationResult?.NewDeviceMetadata).toBeUndefined()
    expect(seen.at(-1)).toEqual(['SRP_A true', 'PASSWORD_VERIFIER true', 'CUSTOM_CHALLENGE true'])
  })

  test('a wrong password ends the sign-in before the triggers run', async () => {
    const { seen, triggers } = noting()
    const { begin, respond, pool } = poolWithTriggers(triggers, { family })
    const { a, A } = createEphemeral()
    const verifier = await begin({ CHALLENGE_NAME: 'SRP_A', SRP_A: A })
    const answer = await claim(verifier, a, 'wrong', pool.clock.now())
    await expect(respond(verifier, answer)).rejects.toMatchObject(wrong)
    expect(seen).toEqual([['SRP_A true']])
  })
})
