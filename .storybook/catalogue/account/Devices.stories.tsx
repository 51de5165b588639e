import { Devices } from '@challenge-kit/react/account'
import type { Meta, StoryObj } from '@storybook/react-vite'
import example from '../examples/AccountPage.tsx?raw'
import { signedIn } from '../stage/accountStory.tsx'

const meta = {
  title: 'Account/Devices',
  component: Devices,
  tags: ['autodocs'],
  decorators: signedIn,
  parameters: { example },
  args: { headingLevel: 2 },
} satisfies Meta<typeof Devices>

export default meta

export const Screen: StoryObj<typeof meta> = {}
