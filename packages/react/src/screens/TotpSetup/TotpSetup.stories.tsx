import { asks, fails, scenario, type Outcome, type Scenario } from '@challenge-kit/core/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import { SignInStory } from '../../testing/SignInStory.tsx'
import { renderSignInStory } from '../../testing/renderStory.tsx'

const key = asks('MFA_SETUP', {
  methods: ['SOFTWARE_TOKEN_MFA'],
  totp: { secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPKRUG', issuer: 'Lantern', account: 'alice' },
})
const keyShownBefore = asks('MFA_SETUP', { methods: ['SOFTWARE_TOKEN_MFA'], totp: null })
const script = (...after: Outcome[]): Scenario => scenario([key, ...after])

const meta = {
  title: 'Conditions/Authenticator app set-up',
  component: SignInStory,
  render: renderSignInStory,
  args: { script: () => script() },
} satisfies Meta<typeof SignInStory>

export default meta
type Story = StoryObj<typeof meta>

async function signIn(canvasElement: HTMLElement): Promise<void> {
  await userEvent.type(within(canvasElement).getByRole('textbox'), 'alice@example.com')
  const [password] = canvasElement.querySelectorAll<HTMLInputElement>('[type=password]')
  if (password) await userEvent.type(password, 'correct horse{Enter}')
}

export const Key: Story = {
  play: async ({ canvas, canvasElement }) => {
    await signIn(canvasElement)
    await expect(await canvas.findByRole('heading', { name: 'Set up your authenticator app' })).toHaveFocus()
    await canvas.findByRole('img', { name: /^QR code/ })
    await expect(canvas.getByRole('link', { name: 'Open in an app on this device' })).toHaveAttribute(
      'href',
      expect.stringMatching(/^otpauth:/),
    )
  },
}

export const WrongCode: Story = {
  args: { script: () => script(fails('code_mismatch')) },
  play: async ({ canvas, canvasElement }) => {
    await signIn(canvasElement)
    await userEvent.type(await canvas.findByLabelText('Code from your app'), '730518{Enter}')
    await canvas.findByText('That code didn’t match. Please try again.')
  },
}

export const Reloaded: Story = {
  args: {
    reloaded: true,
    script: () => scenario([key], { resume: keyShownBefore, username: 'alice@example.com' }),
  },
  play: async ({ canvas }) => {
    await canvas.findByText(/we show it only once/)
    await expect(canvas.getByLabelText('Code from your app')).toHaveFocus()
    await expect(canvas.queryByRole('img')).toBeNull()
    await expect(canvas.getByRole('button', { name: 'Make a new key' })).toBeEnabled()
  },
}

export const Japanese: Story = {
  globals: { locale: 'ja' },
  play: async ({ canvas, canvasElement }) => {
    await signIn(canvasElement)
    await canvas.findByRole('heading', { name: '認証アプリを設定' })
  },
}
export const Dark: Story = { ...Key, globals: { theme: 'dark' } }
export const Narrow: Story = { ...Key, args: { width: 280 } }
