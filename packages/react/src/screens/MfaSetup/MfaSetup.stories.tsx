import { asks, restarts, scenario } from '@challenge-kit/core/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent } from 'storybook/test'
import { SignInStory } from '../../testing/SignInStory.tsx'
import { renderSignInStory } from '../../testing/renderStory.tsx'

const choice = asks('MFA_SETUP', { methods: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA', 'EMAIL_OTP'], totp: null })
const byEmail = asks('MFA_SETUP', { methods: ['EMAIL_OTP'], totp: null })
const byPhone = asks('MFA_SETUP', { methods: ['SMS_MFA'], totp: null })
const nothing = asks('MFA_SETUP', { methods: [], totp: null })
const who = { username: 'alice' }

const meta = {
  title: 'Conditions/MFA set-up',
  component: SignInStory,
  render: renderSignInStory,
  args: { reloaded: true, script: () => scenario([], { resume: choice, ...who }) },
} satisfies Meta<typeof SignInStory>

export default meta
type Story = StoryObj<typeof meta>

export const Choice: Story = {
  play: async ({ canvas }) => {
    await canvas.findByRole('heading', { name: 'Add a second step' })
    await expect(canvas.queryByRole('radio', { checked: true })).toBeNull()
  },
}

export const SubmittedWithoutChoice: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Continue' }))
    await canvas.findByText('Choose one to continue.')
  },
}

export const ByEmail: Story = {
  args: { script: () => scenario([], { resume: byEmail, ...who }) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByLabelText('Email address')).toHaveFocus()
  },
}

export const MalformedEmail: Story = {
  args: ByEmail.args ?? {},
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByLabelText('Email address'), 'alice@example{Enter}')
    await canvas.findByText('It should look like name@example.com.')
  },
}

export const ByPhone: Story = {
  args: { script: () => scenario([], { resume: byPhone, ...who }) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByLabelText('Phone number')).toHaveFocus()
  },
}

export const MalformedPhoneNumber: Story = {
  args: ByPhone.args ?? {},
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByLabelText('Phone number'), '0812345678{Enter}')
    await canvas.findByText('It should look like +1 212 555 0142.')
  },
}

export const PhoneNumberSaved: Story = {
  args: { script: () => scenario([restarts('phone_saved')], { resume: byPhone, ...who }) },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByLabelText('Phone number'), '+12125550142{Enter}')
    await canvas.findByText('Your phone number is saved. Sign in to get a code.')
  },
}

export const NoMethodAvailable: Story = {
  args: { script: () => scenario([], { resume: nothing, ...who }) },
  play: async ({ canvas }) => {
    await canvas.findByText(/Our support team can do that for you/)
  },
}

export const Japanese: Story = { globals: { locale: 'ja' } }
export const JapaneseByEmail: Story = { args: ByEmail.args ?? {}, globals: { locale: 'ja' } }
export const JapaneseByPhone: Story = { args: ByPhone.args ?? {}, globals: { locale: 'ja' } }
export const Dark: Story = { ...MalformedEmail, globals: { theme: 'dark' } }
export const Narrow: Story = { args: { width: 280 } }
