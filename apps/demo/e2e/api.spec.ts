import type { Page } from '@playwright/test'
import { password } from '../server/lab/pool/person.ts'
import { expect, type Journey, test } from './journey.ts'

/** The lifetime of an access token in seconds. */
const lifetime = 3_600
/** Seconds after a sign-in during which the library's API replaces a card without a step-up. */
const freshFor = 300

/** Signs Hana in, and opens her loans. */
async function openLoans({ page, signIn, lab }: Pick<Journey, 'signIn' | 'lab'> & { readonly page: Page }) {
  await signIn.open()
  await lab.pick('hana')
  await signIn.submit()
  const area = page.getByRole('main')
  await area.getByText('Your loans').click()
  const loans = area.getByRole('list', { name: 'Your loans' })
  await expect(loans.getByRole('listitem')).toHaveText([/Lamplighter.*Renewed 0 times/, /Tide.*Renewed 0 times/])
  return { area, loans }
}

test('twenty requests to the library’s API at once renew Hana’s expired session once, and all of them are answered', async ({
  page,
  signIn,
  lab,
}) => {
  await openLoans({ page, signIn, lab })
  await lab.advanceClock(lifetime)
  const statuses = await page.evaluate(async () => {
    const responses = await Promise.all(Array.from({ length: 20 }, () => fetch('/api/loans')))
    return responses.map(({ status }) => status)
  })
  expect(statuses).toEqual(Array.from({ length: 20 }, () => 200))
  expect(await lab.calls('GetTokensFromRefreshToken')).toBe(1)
})

test('a renewal of a loan whose reply is lost is not sent again: Hana decides', async ({ page, signIn, lab }) => {
  const { area, loans } = await openLoans({ page, signIn, lab })
  await page.route('**/api/loans/lamp', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await loans.getByRole('button', { name: 'Renew: The Lamplighter’s Map' }).click()
  await expect(area.getByRole('alert')).toContainText(['That didn’t get through. Please try again.'])
  await page.unroute('**/api/loans/lamp')
  await loans.getByRole('button', { name: 'Renew: A Tide of Paper' }).click()
  await expect(loans.getByRole('listitem')).toHaveText([/Lamplighter.*Renewed 1 times/, /Tide.*Renewed 1 times/])
})

test('if the API asks for a more recent sign-in, Hana signs in again in place, and then her card is replaced', async ({
  page,
  signIn,
  lab,
  account,
}) => {
  const { area } = await openLoans({ page, signIn, lab })
  await lab.advanceClock(freshFor + 1)
  const sent: number[] = []
  page.on('response', (response) => response.url().endsWith('/api/card/replacement') && sent.push(response.status()))
  await area.getByRole('button', { name: 'Replace my card' }).click()
  await account.confirm(password)
  await expect(area.getByText('A new card is on its way.')).toBeVisible()
  expect(sent).toEqual([401, 200])
  await signIn.isSignedIn('hana@example.com')
})

test('a cancelled step-up leaves the card as it is', async ({ page, signIn, lab, account }) => {
  const { area } = await openLoans({ page, signIn, lab })
  await lab.advanceClock(freshFor + 1)
  await area.getByRole('button', { name: 'Replace my card' }).click()
  await expect(account.stepUp).toBeVisible()
  await signIn.press('Cancel')
  await expect(area.getByText('That didn’t get through. Please try again.')).toBeVisible()
})

test('a route that is not listed is refused, and so is a request of another site', async ({ page, signIn, lab }) => {
  await openLoans({ page, signIn, lab })
  const statuses = await page.evaluate(async () => {
    const kit = { 'x-ck-csrf': '1' }
    const requests = [
      fetch('/api/members'),
      fetch('/api/loans/..%2fmembers'),
      fetch('/api/loans', { method: 'DELETE', headers: kit }),
      fetch('/api/loans/lamp', { method: 'POST' }),
    ]
    return (await Promise.all(requests)).map(({ status }) => status)
  })
  expect(statuses).toEqual([400, 400, 405, 400])
})
