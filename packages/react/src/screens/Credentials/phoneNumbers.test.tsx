import { scenario, signsIn } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openSignIn } from '../../testing/page.tsx'

test.each([
  ['+44 (0)20 7946-0958', undefined, '+442079460958'],
  ['(020) 7946 0958', '+44', '+442079460958'],
  ['０２０ ７９４６ ０９５８', '+44', '+442079460958'],
])('the phone number %s with the default country %s signs in as %s', async (typed, countryCode, username) => {
  const backend = scenario([signsIn()])
  const page = openSignIn(backend, { identifier: 'phone', countryCode })
  await page.user.type(page.input('Phone number'), typed)
  await page.user.type(page.input('Password'), 'correct horse{Enter}')
  await waitFor(() => expect(backend.sent[0]?.input).toMatchObject({ username }))
})
