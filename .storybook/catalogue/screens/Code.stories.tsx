import { MfaCodeForm } from '@challenge-kit/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import own from '../own/OwnCode.tsx?raw'
import { OwnCode } from '../own/OwnCode.tsx'
import { idPrefix } from '../stage/idPrefix.ts'
import { screenArgTypes } from '../stage/screenArgTypes.ts'
import { challengeArgs, onStage, ownMarkup, OwnScreen } from '../stage/screenStory.tsx'

const meta = {
  title: 'Screens/Code',
  component: MfaCodeForm,
  tags: ['autodocs'],
  decorators: onStage,
  argTypes: {
    ...screenArgTypes,
    appName: { control: 'text', table: { type: { summary: 'string' } } },
    rememberDays: { control: 'number', table: { type: { summary: 'number | null' } } },
    resent: { control: 'number', table: { type: { summary: 'number' } } },
  },
  args: { ...challengeArgs('SMS_MFA'), appName: 'Lantern', rememberDays: 30 },
  parameters: {
    screen: { steps: ['SMS_MFA', 'EMAIL_OTP', 'SOFTWARE_TOKEN_MFA', 'SMS_OTP'], own, conditions: 'code' },
  },
} satisfies Meta<typeof MfaCodeForm>

export default meta
type Story = StoryObj<typeof meta>

export const TextMessage: Story = { name: 'SMS_MFA: text message' }
export const Email: Story = {
  name: 'EMAIL_OTP: email',
  args: challengeArgs('EMAIL_OTP'),
  parameters: idPrefix('email'),
}
export const AuthenticatorApp: Story = {
  name: 'SOFTWARE_TOKEN_MFA: authenticator app (TOTP)',
  parameters: idPrefix('app'),
  args: challengeArgs('SOFTWARE_TOKEN_MFA'),
}
export const FirstFactor: Story = {
  name: 'SMS_OTP: text message in place of the password',
  parameters: idPrefix('first'),
  args: challengeArgs('SMS_OTP'),
}
export const OwnMarkup: Story = {
  ...ownMarkup,
  name: 'Own markup',
  render: () => <OwnScreen name="SMS_MFA" components={{ SMS_MFA: OwnCode }} />,
}
