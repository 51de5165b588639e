import { asks, fails, holds, scenario, signsIn, unsupported } from '@challenge-kit/core/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { SignInStory } from '../testing/SignInStory.tsx'
import { renderSignInStory } from '../testing/renderStory.tsx'

const sms = asks('SMS_MFA', { destination: '+*******0839' })

const meta = {
  title: 'Conditions/Sign in',
  component: SignInStory,
  render: renderSignInStory,
  args: { script: () => scenario([sms, fails('code_mismatch'), signsIn({ given_name: 'Alice' })]), continueTo: '#' },
} satisfies Meta<typeof SignInStory>

export default meta
type Story = StoryObj<typeof meta>

async function signIn(canvasElement: HTMLElement): Promise<void> {
  const page = within(canvasElement)
  await userEvent.type(page.getByLabelText('Username'), 'alice@example.com')
  await userEvent.type(page.getByLabelText('Password'), 'correct horse{Enter}')
}

export const FromPasswordToSession: Story = {
  args: { onSignedIn: fn() },
  play: async ({ args, canvas, canvasElement }) => {
    await signIn(canvasElement)
    const code = await canvas.findByLabelText('Code from the text message')
    await userEvent.type(code, '000000{Enter}')
    await canvas.findByText('That code didn’t match. Please try again.')
    await userEvent.type(code, '123456{Enter}', { initialSelectionStart: 0, initialSelectionEnd: 6 })
    await expect(await canvas.findByRole('heading', { name: 'You’re signed in' })).toHaveFocus()
    await expect(args.onSignedIn).toHaveBeenCalledTimes(1)
  },
}

const slots = {
  appName: 'Lantern',
  logo: (
    <svg viewBox="0 0 40 40" width="40" height="40" role="img" aria-label="Lantern">
      <circle cx="20" cy="20" r="20" fill="#e0a32e" />
    </svg>
  ),
  header: (
    <p>
      Reading room, <a href="#staff">staff entrance</a>
    </p>
  ),
  footer: (
    <p>
      <a href="#terms">Terms</a> · <a href="#privacy">Privacy</a>
    </p>
  ),
  signUp: '#sign-up',
  providers: (
    <a data-ck-part="secondary" href="#google">
      Continue with Google
    </a>
  ),
}
export const AllSlots: Story = { args: slots }
export const AllSlotsDark: Story = { args: slots, globals: { theme: 'dark' } }
export const AllSlotsInJapanese: Story = { args: slots, globals: { locale: 'ja' } }
export const HeadingWithAppName: Story = { args: { appName: 'Lantern' } }
export const Logo: Story = { args: { logo: slots.logo } }
export const Header: Story = { args: { header: slots.header } }
export const Footer: Story = { args: { footer: slots.footer } }
export const SignUpLink: Story = {
  args: { signUp: '#sign-up' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('link', { name: 'Create an account' })).toHaveAttribute('href', '#sign-up')
  },
}
export const ProviderButtons: Story = { args: { providers: slots.providers } }

export const OwnScreen: Story = {
  args: {
    components: {
      SMS_MFA: ({ challenge, submit }) => (
        <button type="button" onClick={() => void submit({ code: '123456' })}>
          I am {challenge.destination}
        </button>
      ),
    },
    script: () => scenario([sms, signsIn()]),
  },
  play: async ({ canvas, canvasElement }) => {
    await signIn(canvasElement)
    await userEvent.click(await canvas.findByRole('button', { name: 'I am +*******0839' }))
    await canvas.findByRole('heading', { name: 'You’re signed in' })
  },
}

export const Unsupported: Story = {
  args: { script: () => scenario([unsupported('FACE_SCAN', '7F3C-21')]) },
  play: async ({ canvas, canvasElement }) => {
    await signIn(canvasElement)
    await canvas.findByRole('heading', { name: 'This page can’t show the next step' })
    await canvas.findByText('FACE_SCAN · 7F3C-21')
  },
}

export const UnsupportedDark: Story = { ...Unsupported, globals: { theme: 'dark' } }

export const Resuming: Story = {
  args: { reloaded: true, script: () => scenario([], { resume: holds(sms) }) },
  play: async ({ canvas }) => {
    await canvas.findByText('Picking up where you left off…')
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Start again' })).toBeVisible())
  },
}
