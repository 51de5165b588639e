import { TotpEnrolment } from '@challenge-kit/react/account'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import example from '../examples/AccountDone.tsx?raw'
import { signedIn } from '../stage/accountStory.tsx'

const meta = {
  title: 'Account/Authenticator app',
  component: TotpEnrolment,
  tags: ['autodocs'],
  decorators: signedIn,
  parameters: { example },
  args: { onDone: fn(), headingLevel: 2 },
} satisfies Meta<typeof TotpEnrolment>

export default meta

export const Screen: StoryObj<typeof meta> = { name: 'Authenticator app (TOTP)' }
