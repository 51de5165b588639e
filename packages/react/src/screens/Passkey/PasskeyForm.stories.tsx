import { asks, fails, scenario } from '@challenge-kit/core/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, mocked, spyOn, userEvent, waitFor } from 'storybook/test'
import { SignInStory } from '../../testing/SignInStory.tsx'
import { renderSignInStory } from '../../testing/renderStory.tsx'

const request = { challenge: 'Q29nbml0bw', userVerification: 'required', allowCredentials: [] }
const passkey = asks('WEB_AUTHN', { request })
const who = { username: 'alice@example.com' }
const bytes = new Uint8Array([1, 2, 3]).buffer
const response = { clientDataJSON: bytes, authenticatorData: bytes, signature: bytes }
const signed = { id: 'AQID', rawId: bytes, type: 'public-key', response } as object as Credential

const meta = {
  title: 'Conditions/Passkey',
  component: SignInStory,
  render: renderSignInStory,
  args: { reloaded: true, first: 'username', script: () => scenario([], { resume: passkey, ...who }) },
  // The stories replace the browser's passkey API, so that no dialog of the device opens.
  beforeEach: () => {
    const get = spyOn(navigator.credentials, 'get').mockImplementation(() => new Promise(() => {}))
    return () => get.mockRestore()
  },
} satisfies Meta<typeof SignInStory>

export default meta
type Story = StoryObj<typeof meta>

export const Asked: Story = {
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('heading', { name: 'Use your passkey' })).toHaveFocus())
    canvas.getByRole('button', { name: 'Use another way' })
  },
}

export const Waiting: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Continue with passkey' }))
    await canvas.findByRole('button', { name: 'Waiting for your device…' })
    canvas.getByText('Follow the steps your device shows. This page will carry on by itself.')
  },
}

export const Cancelled: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Continue with passkey' }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel' }))
    await canvas.findByText('That didn’t finish on your device. Try again, or use another way.')
    canvas.getByRole('button', { name: 'Try again' })
  },
}

export const Unavailable: Story = {
  play: async ({ canvas }) => {
    mocked(navigator.credentials.get).mockRejectedValueOnce(new DOMException('', 'SecurityError'))
    await userEvent.click(await canvas.findByRole('button', { name: 'Continue with passkey' }))
    await canvas.findByText('Passkeys can’t be used in this browser. Please use another way.')
  },
}

export const NetworkError: Story = {
  args: { script: () => scenario([fails('network')], { resume: passkey, ...who }) },
  play: async ({ canvas }) => {
    mocked(navigator.credentials.get).mockResolvedValueOnce(signed)
    await userEvent.click(await canvas.findByRole('button', { name: 'Continue with passkey' }))
    await canvas.findByText('We couldn’t connect. Your details are still here.')
  },
}

export const Refused: Story = {
  args: { script: () => scenario([fails('passkey_refused')], { resume: passkey, ...who }) },
  play: async ({ canvas }) => {
    mocked(navigator.credentials.get).mockResolvedValueOnce(signed)
    await userEvent.click(await canvas.findByRole('button', { name: 'Continue with passkey' }))
    await canvas.findByText('That passkey isn’t accepted here. Please use another way.')
  },
}

export const Japanese: Story = { globals: { locale: 'ja' } }
export const JapaneseWaiting: Story = {
  globals: { locale: 'ja' },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'パスキーで続ける' }))
    await canvas.findByRole('button', { name: '端末での確認を待っています…' })
  },
}
export const Dark: Story = { ...Asked, globals: { theme: 'dark' } }
export const DarkCancelled: Story = { ...Cancelled, globals: { theme: 'dark' } }
export const Narrow: Story = { ...Cancelled, args: { width: 280 } }
export const RightToLeft: Story = { ...Asked, globals: { direction: 'rtl' } }
