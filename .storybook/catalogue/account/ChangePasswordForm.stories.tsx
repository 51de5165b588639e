import { ChangePasswordForm } from '@challenge-kit/react/account'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { challengeFacts } from '../facts/challengeFacts.ts'
import example from '../examples/AccountPage.tsx?raw'
import { signedIn } from '../stage/accountStory.tsx'

const { passwordPolicy } = challengeFacts.NEW_PASSWORD_REQUIRED.challenge

const meta = {
  title: 'Account/Change password',
  component: ChangePasswordForm,
  tags: ['autodocs'],
  decorators: signedIn,
  parameters: { example },
  args: { username: 'alice@example.com', passwordPolicy, headingLevel: 2 },
} satisfies Meta<typeof ChangePasswordForm>

export default meta

export const Screen: StoryObj<typeof meta> = {}
