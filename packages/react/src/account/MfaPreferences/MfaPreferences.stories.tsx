import { SignInError } from '@challenge-kit/core'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent } from 'storybook/test'
import { account, rejectsWith, neverReplies } from '../../testing/account.ts'
import { AccountStory } from '../../testing/AccountStory.tsx'
import { renderAccountStory } from '../../testing/renderStory.tsx'
import { MfaPreferences } from './MfaPreferences.tsx'

const meta = {
  title: 'Conditions/Account, MFA preferences',
  component: AccountStory,
  render: renderAccountStory,
  args: {
    children: <MfaPreferences offered={['EMAIL_OTP', 'SMS_MFA']} totpSetup={fn()} headingLevel={2} />,
    script: () => account(),
  },
} satisfies Meta<typeof AccountStory>

export default meta
type Story = StoryObj<typeof meta>

export const List: Story = {
  play: async ({ canvas }) => {
    const [first] = await canvas.findAllByRole('listitem')
    await expect(first).toHaveTextContent(/Authenticator app.*Preferred/)
    await expect(canvas.getByRole('button', { name: 'Turn on Email' })).toBeInTheDocument()
  },
}

export const EmptyList: Story = {
  args: { script: () => account({ mfa: async () => ({ methods: [], preferred: null }) }) },
  play: async ({ canvas }) => {
    await canvas.findByText('No second step is set up yet.')
    await expect(canvas.getByRole('button', { name: 'Set up an authenticator app' })).toBeInTheDocument()
  },
}

export const Loading: Story = {
  args: { script: () => account({ mfa: neverReplies }) },
  play: async ({ canvas }) => void (await canvas.findByText('Loading…')),
}

export const Confirming: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Turn off Text message' }))
    await expect(canvas.getByRole('group', { name: 'Turn off Text message?' })).toBeInTheDocument()
  },
}

export const LastMethod: Story = {
  args: { script: () => account({ mfa: async () => ({ methods: ['SMS_MFA'], preferred: 'SMS_MFA' }) }) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Turn off Text message' }))
    await canvas.findByText('Then your password alone is enough to sign in.')
  },
}

export const PreferPending: Story = {
  args: { script: () => account({ 'mfa-preference': neverReplies }) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Make preferred: Text message' }))
    await canvas.findByText('Checking…')
  },
}

export const TurnOffRefused: Story = {
  args: {
    script: () =>
      account({
        mfa: async () => ({ methods: ['SMS_MFA'], preferred: 'SMS_MFA' }),
        'mfa-preference': () =>
          Promise.reject(new SignInError('invalid_answer', { issues: { method: 'not_offered' } })),
      }),
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Turn off Text message' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Turn off' }))
    await canvas.findByText('Your account needs a second step, so this one stays on.')
  },
}

export const Throttled: Story = {
  args: { script: () => account({ 'mfa-preference': rejectsWith('throttled') }) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Make preferred: Text message' }))
    await canvas.findByText(/^Paused for safety/)
  },
}

export const StepUpNeeded: Story = {
  args: { script: () => account({ 'mfa-preference': rejectsWith('step_up_required') }) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Make preferred: Text message' }))
    await canvas.findByRole('button', { name: 'Cancel' })
  },
}

export const Japanese: Story = { globals: { locale: 'ja' } }
export const Dark: Story = { ...List, globals: { theme: 'dark' } }
export const RightToLeft: Story = { ...List, globals: { direction: 'rtl' } }
export const Narrow: Story = { ...List, args: { width: 280 } }
