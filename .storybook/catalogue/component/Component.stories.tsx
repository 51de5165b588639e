import { SignIn, type SignInProps } from '@challenge-kit/react'
import { asks, fails, scenario, signsIn } from '@challenge-kit/react/testing'
import type { Decorator, Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent } from 'storybook/test'
import { challengeFacts } from '../facts/challengeFacts.ts'
import { idPrefix } from '../stage/idPrefix.ts'
import { Stage } from '../stage/Stage.tsx'
import { EventLog } from './EventLog.tsx'
import { propArgTypes } from './propArgTypes.ts'

/** A backend that asks for one code, refuses the first one, and then signs the user in. */
const oneCode = () => {
  sessionStorage.clear()
  const code = asks('SMS_MFA', challengeFacts.SMS_MFA.challenge)
  return scenario([code, fails('code_mismatch'), signsIn({ given_name: 'Alice' })]).transport
}

const withBackend: Decorator<SignInProps> = (Story, { globals, parameters }) => (
  <Stage locale={String(globals['locale'])} backend={oneCode} wide={parameters['wide'] === true}>
    <Story />
  </Stage>
)

const meta = {
  title: 'The component',
  component: SignIn,
  decorators: withBackend,
  argTypes: propArgTypes,
  // The table has the words and the order of the guide, and not those of the source code.
  parameters: { docs: { extractArgTypes: () => ({}) } },
  // The table begins with the groups of these props.
  args: {
    identifier: 'username',
    appName: 'Lantern',
    help: '#help',
    continueTo: '#library',
    onEvent: fn(),
    onSignedIn: fn(),
  },
} satisfies Meta<typeof SignIn>

export default meta
type Story = StoryObj<typeof meta>

export const Props: Story = {
  name: 'Every prop',
  args: { identifier: 'email', first: 'password', frame: 'card', headingLevel: 1, signUp: '#sign-up' },
}

export const Slots: Story = {
  name: 'Every slot',
  parameters: idPrefix('slots'),
  args: {
    logo: 'lantern',
    header: 'line',
    footer: 'line',
    signUp: '#sign-up',
    providers: 'two',
  },
}

export const Events: Story = {
  parameters: { ...idPrefix('events'), wide: true },
  render: (args) => <EventLog {...args} />,
}

export const EventsOfAWrongCode: Story = {
  ...Events,
  name: 'Events of a wrong code',
  parameters: { ...idPrefix('wrong'), wide: true },
  play: async ({ args, canvas }) => {
    await userEvent.type(canvas.getByLabelText('Username'), 'alice')
    await userEvent.type(canvas.getByLabelText('Password'), 'correct horse{Enter}')
    await userEvent.type(await canvas.findByLabelText('Code from the text message'), '000000{Enter}')
    await canvas.findByText("onEvent('SMS_MFA', 'code_mismatch')")
    await expect(args.onEvent).toHaveBeenLastCalledWith('SMS_MFA', 'code_mismatch')
  },
}
