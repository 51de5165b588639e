import { challenges } from '@challenge-kit/core'
import { scenario, signsIn } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { askedChallenges, everyScreen } from '../testing/everyScreen.ts'
import { enterCredentials, openSignIn } from '../testing/page.tsx'

const steps = [...everyScreen, ['SIGNED_IN', signsIn()] as const]

function isReadable(container: Element): void {
  expect(container.querySelectorAll('h1')).toHaveLength(1)
  const heading = container.querySelector('h1')?.textContent
  expect(heading).not.toBe('')
  const fields = container.querySelectorAll<HTMLInputElement>('input:not([type="hidden"]):not([hidden])')
  const unnamed = [...fields].filter(
    ({ labels, ariaLabel, ariaHidden }) => labels?.length === 0 && ariaLabel === null && ariaHidden !== 'true',
  )
  expect(unnamed.map((input) => input.outerHTML)).toEqual([])
}

test('every challenge of core has a screen in this test', () => {
  expect(Object.keys(askedChallenges).toSorted()).toEqual(Object.keys(challenges).toSorted())
})

test.each(steps)('the screen of %s has one heading, and every field has a label', async (step, outcome) => {
  const page = openSignIn(scenario([outcome]))
  isReadable(page.container)
  await enterCredentials(page)
  await waitFor(() => expect(page.container.querySelector(`[data-ck-step="${step}"]`)).not.toBeNull())
  isReadable(page.container)
})
