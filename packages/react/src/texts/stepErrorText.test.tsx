import { asks, fails, scenario } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { SignIn } from '../sign-in/SignIn.tsx'
import { SignInProvider } from '../sign-in/SignInProvider.tsx'
import { openPage } from '../testing/page.tsx'
import { useSignIn } from '../sign-in/useSignIn.ts'
import { useMessages } from './useMessages.ts'

const totp = asks('SOFTWARE_TOKEN_MFA', { deviceName: null })

test.each([
  ['username', null, fails('invalid_credentials'), 'That username and password don’t match.'],
  ['email', null, fails('invalid_credentials'), 'That email and password don’t match.'],
  ['phone', null, fails('invalid_credentials'), 'That phone number and password don’t match.'],
  ['usernameOrEmail', null, fails('invalid_credentials'), 'That name or email and password don’t match.'],
  ['email', asks('PASSWORD', {}), fails('invalid_credentials'), 'That email and password don’t match.'],
  [
    'email',
    totp,
    fails('code_mismatch'),
    'That code didn’t match. Try the next one, and set your phone’s clock to automatic.',
  ],
] as const)(
  'with the step, the sentence of an error is the sentence of the kit’s screen (%s, %#)',
  async (identifier, resume, wrong, sentence) => {
    sessionStorage.clear()
    if (resume) sessionStorage.setItem('challenge-kit.sign-in', '1')
    const shown: { current: string | null } = { current: null }
    const Probe = (): ReactNode => {
      const step = useSignIn()
      shown.current = useMessages().error('error' in step ? step.error : null, { ...step, identifier })
      return null
    }
    const page = openPage(
      <SignInProvider transport={scenario([wrong], resume ? { resume } : {}).transport}>
        <SignIn identifier={identifier} />
        <Probe />
      </SignInProvider>,
    )
    const visible = 'input:not([type="hidden"], [type="checkbox"], [readonly])'
    await waitFor(() => expect(page.container.querySelector(visible)).not.toBeNull())
    const inputs = [...page.container.querySelectorAll(visible)]
    for (const input of inputs) await page.user.type(input, '123456')
    await page.user.keyboard('{Enter}')
    await page.findByText(sentence)
    expect(shown.current).toBe(sentence)
  },
)
