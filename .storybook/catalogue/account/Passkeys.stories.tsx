import { Passkeys } from '@challenge-kit/react/account'
import type { Meta, StoryObj } from '@storybook/react-vite'
import example from '../examples/AccountPage.tsx?raw'
import { signedIn } from '../stage/accountStory.tsx'

const meta = {
  title: 'Account/Passkeys',
  component: Passkeys,
  tags: ['autodocs'],
  decorators: signedIn,
  parameters: { example },
  args: { headingLevel: 2 },
} satisfies Meta<typeof Passkeys>

export default meta

export const Screen: StoryObj<typeof meta> = {}
