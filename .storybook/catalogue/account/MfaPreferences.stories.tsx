import { MfaPreferences } from '@challenge-kit/react/account'
import type { Meta, StoryObj } from '@storybook/react-vite'
import example from '../examples/AccountPage.tsx?raw'
import { signedIn } from '../stage/accountStory.tsx'

const meta = {
  title: 'Account/Second factors',
  component: MfaPreferences,
  tags: ['autodocs'],
  decorators: signedIn,
  parameters: { example },
  args: { offered: ['EMAIL_OTP'], totpSetup: '#totp', headingLevel: 2 },
} satisfies Meta<typeof MfaPreferences>

export default meta

export const Screen: StoryObj<typeof meta> = {}
