import { RequireSession, SignIn, StepUpForm } from '@challenge-kit/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import example from '../examples/StepUp.tsx?raw'
import own from '../own/OwnStepUp.tsx?raw'
import { OwnStepUp } from '../own/OwnStepUp.tsx'
import { aliceSignedIn } from '../stage/accountScript.ts'
import { idPrefix } from '../stage/idPrefix.ts'
import { screenArgTypes } from '../stage/screenArgTypes.ts'
import { onStage, ownMarkup } from '../stage/screenStory.tsx'
import { Stage } from '../stage/Stage.tsx'

const meta = {
  title: 'Screens/Step-up',
  component: StepUpForm,
  tags: ['autodocs'],
  decorators: onStage,
  argTypes: {
    ...screenArgTypes,
    first: { control: 'inline-radio', options: ['password', 'username'] },
  },
  args: {
    submit: fn(async () => undefined),
    pending: false,
    error: null,
    username: 'alice@example.com',
    first: 'password',
    help: '#help',
  },
  parameters: { screen: { steps: ['STEP_UP'], example, own, conditions: 'step-up' } },
} satisfies Meta<typeof StepUpForm>

export default meta
type Story = StoryObj<typeof meta>

export const Screen: Story = {}
export const UsernameFirst: Story = {
  name: 'Username first',
  parameters: idPrefix('first'),
  args: { first: 'username' },
}
export const OwnMarkup: Story = {
  ...ownMarkup,
  name: 'Own markup',
  render: (_args, { globals }) => (
    <Stage locale={String(globals['locale'])} backend={aliceSignedIn}>
      <RequireSession>
        <div className="own">
          <SignIn intent="step-up" components={{ CREDENTIALS: OwnStepUp }} />
        </div>
      </RequireSession>
    </Stage>
  ),
}
