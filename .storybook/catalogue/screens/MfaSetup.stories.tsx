import { MfaSetup } from '@challenge-kit/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import own from '../own/OwnTotpSetup.tsx?raw'
import { OwnTotpSetup } from '../own/OwnTotpSetup.tsx'
import { screenArgTypes } from '../stage/screenArgTypes.ts'
import { challengeArgs, onStage, ownMarkup, OwnScreen } from '../stage/screenStory.tsx'

const meta = {
  title: 'Screens/Set-up of a second factor',
  component: MfaSetup,
  tags: ['autodocs'],
  decorators: onStage,
  argTypes: screenArgTypes,
  args: challengeArgs('MFA_SETUP'),
  parameters: { screen: { steps: ['MFA_SETUP'], own, conditions: 'mfa-set-up' } },
} satisfies Meta<typeof MfaSetup>

export default meta
type Story = StoryObj<typeof meta>

export const Screen: Story = { name: 'MFA_SETUP: authenticator app (TOTP)' }
export const OwnMarkup: Story = {
  ...ownMarkup,
  name: 'Own markup',
  render: () => <OwnScreen name="MFA_SETUP" components={{ MFA_SETUP: OwnTotpSetup }} />,
}
