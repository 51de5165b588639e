import { createEphemeral } from '@challenge-kit/core/srp'
import { describe, expect, test } from 'vitest'
import { claim } from '../testing/claim.ts'
import { matching, password, refused } from '../testing/client.ts'
import { asking, riddle } from '../testing/riddle.ts'

const wrong = refused('Incorrect username or password.')

describe.each(['admin', 'public'] as const)('T9: CUSTOM_AUTH, %s', (kin) => {
  test('the right answer gives tokens; only the public parameters travel', async () => {
    const { begin, respond, pool } = asking(riddle, { kin })
    const asked = await begin()
    expect(asked).toMatchObject({ ChallengeName: 'CUSTOM_CHALLENGE', Session: matching(/^AYAB/) })
    expect(asked.ChallengeParameters).toEqual({ USERNAME: 'ada', question: 'How many legs?', left: '3' })
    expect(JSON.stringify(pool.calls.list())).not.toContain('four')
    expect((await respond(asked, { USERNAME: 'ada', ANSWER: 'four' })).AuthenticationResult).toBeDefined()
  })

  test('a wrong answer is another question with a new Session, twice; then it is over', async () => {
    const { begin, respond } = asking(riddle, { kin })
    let asked = await begin()
    for (const left of ['2', '1']) {
      const next = await respond(asked, { USERNAME: 'ada', ANSWER: 'three' })
      expect(next).toMatchObject({ ChallengeName: 'CUSTOM_CHALLENGE', ChallengeParameters: { left } })
      expect(next.Session).not.toBe(asked.Session)
      await expect(respond(asked, { USERNAME: 'ada', ANSWER: 'four' })).rejects.toMatchObject(
        refused('Invalid session for the user, session can only be used once.'),
      )
      asked = next
    }
    await expect(respond(asked, { USERNAME: 'ada', ANSWER: 'three' })).rejects.toMatchObject(wrong)
  })
})

describe('SRP first', () => {
  test.each(['CHALLENGE_NAME', 'ChallengeName'])(
    'by %s: the password is proved, then the triggers ask',
    async (key) => {
      const { begin, respond, pool } = asking()
      const { a, A } = createEphemeral()
      const verifier = await begin({ [key]: 'SRP_A', SRP_A: A })
      expect(verifier.ChallengeName).toBe('PASSWORD_VERIFIER')
      const asked = await respond(verifier, await claim(verifier, a, password, pool.clock.now()))
      expect(asked).toMatchObject({ ChallengeName: 'CUSTOM_CHALLENGE', ChallengeParameters: { left: '3' } })
      expect((await respond(asked, { USERNAME: 'ada', ANSWER: 'four' })).AuthenticationResult).toBeDefined()
    },
  )

  test('a wrong password ends it before the triggers ask', async () => {
    const { begin, respond, pool } = asking()
    const { a, A } = createEphemeral()
    const verifier = await begin({ CHALLENGE_NAME: 'SRP_A', SRP_A: A })
    const answer = await claim(verifier, a, 'wrong', pool.clock.now())
    await expect(respond(verifier, answer)).rejects.toMatchObject(wrong)
  })
})
