import { PasskeyForm } from '@challenge-kit/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import own from '../own/OwnPasskey.tsx?raw'
import { OwnPasskey } from '../own/OwnPasskey.tsx'
import { screenArgTypes } from '../stage/screenArgTypes.ts'
import { challengeArgs, onStage, ownMarkup, OwnScreen } from '../stage/screenStory.tsx'

const meta = {
  title: 'Screens/Passkey',
  component: PasskeyForm,
  tags: ['autodocs'],
  decorators: onStage,
  argTypes: screenArgTypes,
  args: challengeArgs('WEB_AUTHN'),
  parameters: { screen: { steps: ['WEB_AUTHN'], own, conditions: 'passkey' } },
} satisfies Meta<typeof PasskeyForm>

export default meta
type Story = StoryObj<typeof meta>

export const Screen: Story = { name: 'WEB_AUTHN' }
export const OwnMarkup: Story = {
  ...ownMarkup,
  name: 'Own markup',
  render: () => <OwnScreen name="WEB_AUTHN" components={{ WEB_AUTHN: OwnPasskey }} />,
}
