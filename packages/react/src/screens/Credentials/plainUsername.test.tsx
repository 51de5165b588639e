import { scenario, signsIn } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openSignIn } from '../../testing/page.tsx'

test.each([
  ['+44 (0)20 7946-0958', undefined, '+442079460958'],
  ['(020) 7946 0958', '+44', '+442079460958'],
  ['０２０ ７９４６ ０９５８', '+44', '+442079460958'],
  ['\u202a+44 20 7946 0958\u202c', undefined, '+442079460958'],
])('the phone number %s with the default country %s signs in as %s', async (typed, countryCode, username) => {
  const backend = scenario([signsIn()])
  const page = openSignIn(backend, { identifier: 'phone', countryCode })
  await page.user.type(page.input('Phone number'), typed)
  await page.user.type(page.input('Password'), 'correct horse{Enter}')
  await waitFor(() => expect(backend.sent[0]?.input).toMatchObject({ username }))
})

test.each([
  ['email', 'Email'],
  ['usernameOrEmail', 'Username or email'],
] as const)('with identifier %s, the invisible characters of a copied name are not sent', async (identifier, label) => {
  const backend = scenario([signsIn()])
  const page = openSignIn(backend, { identifier })
  await page.user.type(page.input(label), '\u200ealice@example.com\u200b')
  await page.user.type(page.input('Password'), 'correct horse{Enter}')
  await waitFor(() => expect(backend.sent[0]?.input).toMatchObject({ username: 'alice@example.com' }))
})
