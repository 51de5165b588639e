import { asks, fails, scenario } from '@challenge-kit/core/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import { SignInStory } from '../../testing/SignInStory.tsx'
import { renderSignInStory } from '../../testing/renderStory.tsx'

const sms = asks('SMS_MFA', { destination: '+*******0839' })
const totp = asks('SOFTWARE_TOKEN_MFA', { deviceName: null })
const email = asks('EMAIL_OTP', { destination: 'a***@e***', firstFactor: false })
const who = { username: 'alice@example.com' }

const meta = {
  title: 'Conditions/Code',
  component: SignInStory,
  render: renderSignInStory,
  args: { reloaded: true, appName: 'Lantern', script: () => scenario([], { resume: sms, ...who }) },
} satisfies Meta<typeof SignInStory>

export default meta
type Story = StoryObj<typeof meta>

export const TextMessage: Story = {
  play: async ({ canvas }) => {
    const code = await canvas.findByLabelText('Code from the text message')
    await expect(code).toHaveFocus()
    await expect(code).toHaveAttribute('autocomplete', 'one-time-code')
    await expect(code).not.toHaveAttribute('maxlength')
  },
}

export const TextMessageWrongCode: Story = {
  args: { script: () => scenario([fails('code_mismatch')], { resume: sms, ...who }) },
  play: async ({ canvas }) => {
    const code = await canvas.findByLabelText<HTMLInputElement>('Code from the text message')
    await userEvent.type(code, '118204{Enter}')
    await canvas.findByText('That code didn’t match. Please try again.')
    await expect(code).toHaveValue('118204')
    await waitFor(() => expect([code.selectionStart, code.selectionEnd]).toEqual([0, 6]))
  },
}

export const Authenticator: Story = { args: { script: () => scenario([], { resume: totp, ...who }) } }

export const AuthenticatorWrongCode: Story = {
  args: { script: () => scenario([fails('code_mismatch')], { resume: totp, ...who }) },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByLabelText('Code from your app'), '492039{Enter}')
    await canvas.findByText(/set your phone’s clock to automatic/)
  },
}

export const Email: Story = { args: { script: () => scenario([], { resume: email, ...who }) } }

export const ExpiresSoon: Story = {
  args: {
    script: () =>
      scenario([], {
        resume: asks('EMAIL_OTP', { destination: 'a***@e***', firstFactor: false }, { expiresIn: 55 }),
        ...who,
      }),
  },
  play: async ({ canvas }) => {
    await canvas.findByText('About 1 min left for this step.')
  },
}

export const TimedOut: Story = {
  args: {
    script: () =>
      scenario([], {
        resume: asks('EMAIL_OTP', { destination: 'a***@e***', firstFactor: false }, { expiresIn: 1 }),
        ...who,
      }),
  },
  play: async ({ canvas }) => {
    await canvas.findByText(/^This step has timed out/, undefined, { timeout: 4000 })
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Start again' })).toHaveFocus())
    await expect(canvas.getByRole('button', { name: 'Continue' })).toHaveAttribute('aria-disabled', 'true')
  },
}

export const StaleAnswer: Story = {
  args: { script: () => scenario([fails('stale_answer')], { resume: sms, ...who }) },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByLabelText('Code from the text message'), '118204{Enter}')
    await canvas.findByText('This page was a step behind. Here is the current one.')
  },
}

export const Japanese: Story = {
  ...AuthenticatorWrongCode,
  globals: { locale: 'ja' },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByLabelText('アプリのコード'), '492039{Enter}')
    await canvas.findByText(/端末の時刻設定をご確認ください/)
  },
}

export const Dark: Story = { ...AuthenticatorWrongCode, globals: { theme: 'dark' } }
export const Narrow: Story = { ...TimedOut, args: { ...TimedOut.args, width: 280 } }
export const RightToLeft: Story = { globals: { direction: 'rtl' } }
