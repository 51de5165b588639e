import { SignIn } from '@challenge-kit/react'
import { asks, fails, holds } from '@challenge-kit/react/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { challengeFacts } from '../facts/challengeFacts.ts'
import own from '../own/OwnResuming.tsx?raw'
import { OwnResuming } from '../own/OwnResuming.tsx'
import { propArgTypes } from '../component/propArgTypes.ts'
import { idPrefix } from '../stage/idPrefix.ts'
import { Resumed } from '../stage/Resumed.tsx'
import { ownMarkup, OwnScreen } from '../stage/screenStory.tsx'

const waits = holds(asks('SMS_MFA', challengeFacts.SMS_MFA.challenge))

const meta = {
  title: 'Screens/Resuming',
  component: SignIn,
  tags: ['autodocs'],
  argTypes: propArgTypes,
  args: { help: '#help', frame: 'card' },
  parameters: {
    docs: {
      description: { component: 'Shown after a reload while the page asks the backend for the sign-in in progress.' },
    },
    controls: { include: ['help', 'frame'] },
    screen: { steps: ['RESUMING'], own },
  },
  render: (args, { globals }) => <Resumed {...args} locale={String(globals['locale'])} outcome={waits} />,
} satisfies Meta<typeof SignIn>

export default meta
type Story = StoryObj<typeof meta>

export const Screen: Story = { name: 'RESUMING' }
export const Failed: Story = {
  name: 'The backend cannot be reached',
  parameters: idPrefix('failed'),
  render: (args, { globals }) => <Resumed {...args} locale={String(globals['locale'])} outcome={fails('network')} />,
}
export const OwnMarkup: Story = {
  ...ownMarkup,
  name: 'Own markup',
  render: () => <OwnScreen resume={waits} components={{ RESUMING: OwnResuming }} />,
}
