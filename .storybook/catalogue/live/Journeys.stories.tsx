import type { Meta, StoryObj } from '@storybook/react-vite'
import { idPrefix } from '../stage/idPrefix.ts'
import { journeyStory } from './journeyStory.tsx'
import type { LiveJourney } from './LiveJourney.tsx'

const meta = {
  title: 'Journeys',
  tags: ['!test'], // JourneyTests.stories.tsx tests the same journeys, to their ends
  ...journeyStory,
} satisfies Meta<typeof LiveJourney>

export default meta
type Story = StoryObj<typeof meta>

export const PasswordAndTotp: Story = {
  parameters: idPrefix('PasswordAndTotp'),
  name: 'Password and authenticator app',
}

export const TotpSetup: Story = {
  parameters: idPrefix('TotpSetup'),
  name: 'Set-up of an authenticator app',
  args: { journey: 'totpSetup' },
}

export const NewPassword: Story = {
  parameters: idPrefix('NewPassword'),
  name: 'New password',
  args: { journey: 'newPassword' },
}

export const ChoiceOfMethods: Story = {
  parameters: idPrefix('ChoiceOfMethods'),
  name: 'A choice of ways to sign in',
  args: { journey: 'choiceOfMethods' },
}

export const ForgotPassword: Story = {
  parameters: idPrefix('ForgotPassword'),
  name: 'Forgotten password',
  args: { journey: 'forgotPassword' },
}
