import { CustomChallengeForm } from '@challenge-kit/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import own from '../own/OwnCustomChallenge.tsx?raw'
import { OwnCustomChallenge } from '../own/OwnCustomChallenge.tsx'
import { screenArgTypes } from '../stage/screenArgTypes.ts'
import { challengeArgs, onStage, ownMarkup, OwnScreen } from '../stage/screenStory.tsx'

const meta = {
  title: 'Screens/Custom challenge',
  component: CustomChallengeForm,
  tags: ['autodocs'],
  decorators: onStage,
  argTypes: screenArgTypes,
  args: challengeArgs('CUSTOM_CHALLENGE'),
  parameters: { screen: { steps: ['CUSTOM_CHALLENGE'], own, conditions: 'custom-challenge' } },
} satisfies Meta<typeof CustomChallengeForm>

export default meta
type Story = StoryObj<typeof meta>

export const Screen: Story = { name: 'CUSTOM_CHALLENGE' }
export const OwnMarkup: Story = {
  ...ownMarkup,
  name: 'Own markup',
  render: () => <OwnScreen name="CUSTOM_CHALLENGE" components={{ CUSTOM_CHALLENGE: OwnCustomChallenge }} />,
}
