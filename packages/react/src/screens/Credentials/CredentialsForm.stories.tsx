import { asks, fails, holds, scenario } from '@challenge-kit/core/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { SignInStory } from '../../testing/SignInStory.tsx'
import { renderSignInStory } from '../../testing/renderStory.tsx'

const meta = {
  title: 'Conditions/Credentials',
  component: SignInStory,
  render: renderSignInStory,
  args: { script: () => scenario([]), forgotPassword: '#forgot' },
} satisfies Meta<typeof SignInStory>

export default meta
type Story = StoryObj<typeof meta>

async function send(canvasElement: HTMLElement): Promise<void> {
  const page = within(canvasElement)
  await userEvent.type(page.getByRole('textbox'), 'alice@example.com')
  const [password] = canvasElement.querySelectorAll<HTMLInputElement>('[type=password]')
  if (password) await userEvent.type(password, 'correct horse tide pool{Enter}')
}

export const Empty: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByLabelText('Username')).toHaveAttribute('autocomplete', 'username')
    await expect(canvas.getByLabelText('Password')).toHaveAttribute('autocomplete', 'current-password')
  },
}
export const ByEmail: Story = { args: { identifier: 'email' } }
export const ByPhone: Story = { args: { identifier: 'phone' } }
export const ByUsernameOrEmail: Story = { args: { identifier: 'usernameOrEmail' } }

export const PasswordShown: Story = {
  play: async ({ canvas }) => {
    await userEvent.type(canvas.getByLabelText('Username'), 'alice@example.com')
    await userEvent.type(canvas.getByLabelText('Password'), 'correct horse tide pool')
    await userEvent.click(canvas.getByRole('button', { name: 'Show password' }))
    await expect(canvas.getByLabelText('Password')).toHaveAttribute('type', 'text')
  },
}

export const SubmittedEmpty: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Sign in' }))
    await canvas.findByText('Enter your password.')
    await expect(canvas.getByLabelText('Username')).toHaveFocus()
  },
}

export const WrongCredentials: Story = {
  args: { script: () => scenario([fails('invalid_credentials')]) },
  play: async ({ canvas, canvasElement }) => {
    await send(canvasElement)
    await canvas.findByText('That username and password don’t match.')
    await expect(canvas.getByLabelText('Username')).toHaveValue('alice@example.com')
    await expect(canvas.getByLabelText('Password')).toHaveValue('')
    await expect(canvas.getByLabelText('Password')).toHaveFocus()
  },
}

export const Pending: Story = {
  args: { script: () => scenario([holds(asks('SMS_MFA', { destination: '+*******0839' }))]) },
  play: async ({ canvas, canvasElement }) => {
    await send(canvasElement)
    const button = await canvas.findByRole('button', { name: 'Checking…' })
    await expect(button).toHaveAttribute('aria-disabled', 'true')
    await expect(button).toBeEnabled()
  },
}

export const Throttled: Story = {
  args: { script: () => scenario([fails('throttled', { retryAfter: 28 })]) },
  play: async ({ canvas, canvasElement }) => {
    await send(canvasElement)
    await canvas.findByText('Paused for safety, for 28 seconds.')
    await expect(canvas.getByRole('button', { name: /^Try again in 0:2\d$/ })).toHaveAttribute('aria-disabled', 'true')
  },
}

export const NetworkError: Story = {
  args: { script: () => scenario([fails('network')]) },
  play: async ({ canvas, canvasElement }) => {
    await send(canvasElement)
    await expect(await canvas.findByRole('alert')).toHaveTextContent(
      'We couldn’t connect. Your details are still here.',
    )
    await expect(canvas.getByLabelText('Password')).not.toHaveValue('')
  },
}

export const TimedOut: Story = {
  args: {
    script: () =>
      scenario([asks('SMS_MFA', { destination: '+*******0839' }), fails('flow_expired')], { username: 'alice' }),
  },
  play: async ({ canvas, canvasElement }) => {
    await send(canvasElement)
    await userEvent.type(await canvas.findByLabelText('Code from the text message'), '123456{Enter}')
    await canvas.findByText(/^You were away for a while/)
    await expect(canvas.getByLabelText('Username')).toHaveValue('alice@example.com')
    await waitFor(() => expect(canvas.getByLabelText('Password')).toHaveFocus())
  },
}

export const AuthenticatorSaved: Story = {
  args: { script: () => scenario([fails('totp_saved')]) },
  play: async ({ canvas, canvasElement }) => {
    await send(canvasElement)
    await canvas.findByText('Your authenticator is set up. Sign in with the next code it shows.')
  },
}

export const Japanese: Story = { globals: { locale: 'ja' } }

export const JapaneseWrongCredentials: Story = {
  ...WrongCredentials,
  globals: { locale: 'ja' },
  play: async ({ canvas, canvasElement }) => {
    await send(canvasElement)
    await canvas.findByText('ユーザー名またはパスワードが一致しません。')
  },
}

export const Dark: Story = { ...WrongCredentials, globals: { theme: 'dark' } }
export const Narrow: Story = { ...Throttled, args: { ...Throttled.args, width: 272 } }
export const RightToLeft: Story = { ...SubmittedEmpty, globals: { direction: 'rtl' } }
export const NoFrame: Story = { args: { frame: 'none', headingLevel: 2 } }
