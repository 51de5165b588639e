import { CredentialsForm } from '@challenge-kit/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import own from '../own/OwnCredentials.tsx?raw'
import { OwnCredentials } from '../own/OwnCredentials.tsx'
import { idPrefix } from '../stage/idPrefix.ts'
import { screenArgTypes } from '../stage/screenArgTypes.ts'
import { onStage, ownMarkup, OwnScreen } from '../stage/screenStory.tsx'

const meta = {
  title: 'Screens/Credentials',
  component: CredentialsForm,
  tags: ['autodocs'],
  decorators: onStage,
  args: {
    submit: fn(async () => undefined),
    forgot: fn(async () => undefined),
    pending: false,
    error: null,
    username: '',
    identifier: 'username',
    first: 'password',
    help: '#help',
  },
  argTypes: {
    ...screenArgTypes,
    identifier: { control: 'inline-radio', options: ['username', 'email', 'phone', 'usernameOrEmail'] },
    first: { control: 'inline-radio', options: ['password', 'username'] },
  },
  parameters: { screen: { steps: ['CREDENTIALS'], own, conditions: 'credentials' } },
} satisfies Meta<typeof CredentialsForm>

export default meta
type Story = StoryObj<typeof meta>

export const Screen: Story = { name: 'CREDENTIALS' }
export const UsernameFirst: Story = {
  name: 'Username first',
  parameters: idPrefix('first'),
  args: { first: 'username', identifier: 'usernameOrEmail' },
}
export const OwnMarkup: Story = {
  render: () => <OwnScreen components={{ CREDENTIALS: OwnCredentials }} />,
  ...ownMarkup,
  name: 'Own markup',
}
