import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { OwnNewPassword } from '../own/OwnNewPassword.tsx'
import { OwnTotpSetup } from '../own/OwnTotpSetup.tsx'
import { journeyStory } from './journeyStory.tsx'
import type { LiveJourney } from './LiveJourney.tsx'

const meta = { title: 'Conditions/Journeys', ...journeyStory } satisfies Meta<typeof LiveJourney>

export default meta
type Story = StoryObj<typeof meta>

/** Presses the button that fills in the credentials, and sends them. */
async function signIn(element: HTMLElement): Promise<void> {
  const canvas = within(element)
  const username = await canvas.findByLabelText('Username')
  await userEvent.click(canvas.getByRole('button', { name: /^Fill in/ }))
  await waitFor(() => expect(username).toHaveValue('alice'))
  await userEvent.click(canvas.getByRole('button', { name: 'Sign in' }))
  // The first reply takes long on a busy machine, because the worker first loads the backend and the emulator.
  await canvas.findByText('AdminInitiateAuth', {}, { timeout: 30_000 })
}

/** Presses the newest code, and sends it. */
async function enterCode(element: HTMLElement, label: RegExp): Promise<void> {
  const canvas = within(element)
  const field = await canvas.findByLabelText(label)
  await userEvent.click(await canvas.findByRole('button', { name: /^\d{6,8}$/ }))
  await waitFor(() => expect(field).toHaveValue())
  await userEvent.type(field, '{Enter}')
}

const isSignedIn = (element: HTMLElement) => within(element).findByRole('heading', { name: 'You’re signed in' })

export const PasswordAndTotp: Story = {
  name: 'Password and authenticator app',
  play: async ({ canvasElement }) => {
    await signIn(canvasElement)
    await enterCode(canvasElement, /^Code from your app/)
    await isSignedIn(canvasElement)
  },
}

export const TotpSetup: Story = {
  name: 'Set-up of an authenticator app',
  args: { journey: 'totpSetup' },
  play: async ({ canvasElement }) => {
    await signIn(canvasElement)
    await enterCode(canvasElement, /^Code from your app/)
    await isSignedIn(canvasElement)
  },
}

export const NewPassword: Story = {
  name: 'New password',
  args: { journey: 'newPassword' },
  play: async ({ canvas, canvasElement }) => {
    await signIn(canvasElement)
    await userEvent.type(await canvas.findByLabelText('New password'), 'Blue-lantern-4')
    await userEvent.type(canvas.getByLabelText(/^First name|^Given name/), 'Alice{Enter}')
    await isSignedIn(canvasElement)
  },
}

// The guide "Headless" has the code of the two following screens.
export const TotpSetupInOwnMarkup: Story = {
  name: 'Set-up of an authenticator app, in own markup',
  args: { journey: 'totpSetup', components: { MFA_SETUP: OwnTotpSetup } },
  play: async ({ canvas, canvasElement }) => {
    await signIn(canvasElement)
    await canvas.findByRole('img', { name: /^QR code for your authenticator app/ })
    await userEvent.type(canvas.getByLabelText(/^Name of this app/), 'Work phone')
    await userEvent.type(canvas.getByLabelText('Code from your app'), '000000{Enter}')
    await canvas.findByText('That code didn’t match. Please try again.')
    await enterCode(canvasElement, /^Code from your app/)
    await isSignedIn(canvasElement)
  },
}

export const NewPasswordInOwnMarkup: Story = {
  name: 'New password, in own markup',
  args: { journey: 'newPassword', components: { NEW_PASSWORD_REQUIRED: OwnNewPassword } },
  play: async ({ canvas, canvasElement }) => {
    await signIn(canvasElement)
    const field = await canvas.findByLabelText('New password')
    await userEvent.type(field, 'blue-lantern{Enter}')
    await canvas.findByText('Not every point below is met yet.')
    const rules = within(canvas.getByRole('list', { name: 'Your password needs' })).getAllByRole('listitem')
    await expect(rules.map((rule) => rule.textContent)).toEqual([
      '8 characters or more: Met',
      'An uppercase letter: Not met yet',
      'A lowercase letter: Met',
      'A number: Not met yet',
      'A symbol: Met',
    ])
    await expect(field).toHaveAccessibleDescription(/An uppercase letter: Not met yet A number: Not met yet$/)
    await userEvent.clear(field)
    await userEvent.type(field, 'Blue-lantern-4{Enter}')
    await canvas.findByText('Please fill this in.')
    await userEvent.type(canvas.getByLabelText('Given name'), 'Alice{Enter}')
    await isSignedIn(canvasElement)
  },
}

export const ChoiceOfMethods: Story = {
  name: 'A choice of ways to sign in',
  args: { journey: 'choiceOfMethods' },
  play: async ({ canvas, canvasElement }) => {
    await userEvent.type(await canvas.findByLabelText('Username'), 'alice{Enter}')
    await userEvent.click(await canvas.findByRole('button', { name: 'Email me a code' }))
    await enterCode(canvasElement, /^Code from the email/)
    await isSignedIn(canvasElement)
  },
}

export const ForgotPassword: Story = {
  name: 'Forgotten password',
  args: { journey: 'forgotPassword' },
  play: async ({ canvas, canvasElement }) => {
    await userEvent.type(await canvas.findByLabelText('Username'), 'alice')
    await userEvent.click(canvas.getByRole('button', { name: 'Forgot your password?' }))
    await userEvent.click(await canvas.findByRole('button', { name: /code/i }))
    const field = await canvas.findByLabelText('Code')
    await userEvent.click(await canvas.findByRole('button', { name: /^\d{6,8}$/ }))
    await waitFor(() => expect(field).toHaveValue())
    await userEvent.type(canvas.getByLabelText('New password'), 'Blue-lantern-4{Enter}')
    await isSignedIn(canvasElement)
  },
}
