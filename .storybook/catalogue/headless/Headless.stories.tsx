import type { Meta, StoryObj } from '@storybook/react-vite'
import { asks, fails, type Outcome, scenario, signsIn } from '@challenge-kit/react/testing'
import type { ReactNode } from 'react'
import { expect, userEvent, waitFor } from 'storybook/test'
import { OwnSignIn } from '../examples/EveryStep.tsx'
import { Login } from '../examples/ReplaceOneScreen.tsx'
import { challengeFacts } from '../facts/challengeFacts.ts'
import '../own/own.css'
import { idPrefix } from '../stage/idPrefix.ts'
import { Stage } from '../stage/Stage.tsx'

interface ScriptedProps {
  readonly children?: ReactNode
  readonly locale?: string
  /** The replies of the backend, in their order. */
  readonly replies: readonly Outcome[]
  /** The reply to the first call, if the sign-in is in progress. */
  readonly resume?: Outcome
}

const code = asks('SOFTWARE_TOKEN_MFA', challengeFacts.SOFTWARE_TOKEN_MFA.challenge)
const newPassword = asks('NEW_PASSWORD_REQUIRED', challengeFacts.NEW_PASSWORD_REQUIRED.challenge)
const alice = signsIn({ given_name: 'Alice' })

/** Your markup, with a backend that refuses the first code. */
function Scripted({ children, locale = 'en', replies, resume }: ScriptedProps): ReactNode {
  const backend = () => {
    sessionStorage.clear()
    if (resume) sessionStorage.setItem('challenge-kit.sign-in', '1')
    return scenario(replies, resume ? { resume, username: 'alice@example.com' } : {}).transport
  }
  return (
    <Stage locale={locale} backend={backend}>
      <div className="own">{children}</div>
    </Stage>
  )
}

const meta = {
  title: 'Headless',
  component: Scripted,
  parameters: { controls: { disable: true } },
  render: (args, { globals }) => <Scripted {...args} locale={String(globals['locale'])} />,
} satisfies Meta<typeof Scripted>

export default meta
type Story = StoryObj<typeof meta>

export const OneScreen: Story = {
  name: 'One screen',
  parameters: idPrefix('one'),
  args: { children: <Login />, replies: [fails('code_mismatch'), alice], resume: code },
}

export const AllScreens: Story = {
  name: 'All screens',
  parameters: idPrefix('all'),
  args: { children: <OwnSignIn />, replies: [code, fails('code_mismatch'), alice] },
}

export const OneScreenToTheEnd: Story = {
  ...OneScreen,
  name: 'One screen: wrong code, then signed in',
  tags: ['!dev'],
  play: async ({ canvas }) => {
    const input = await canvas.findByLabelText('Code from your app')
    await userEvent.type(input, '000000{Enter}')
    await canvas.findByText(/^That code didn’t match/)
    await userEvent.type(input, '123456{Enter}')
    await canvas.findByRole('heading', { name: 'You’re signed in' })
  },
}

export const AllScreensToTheEnd: Story = {
  ...AllScreens,
  name: 'All screens: wrong code, then signed in',
  tags: ['!dev'],
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByLabelText('Username'), 'alice')
    await userEvent.type(canvas.getByLabelText('Password'), 'correct horse{Enter}')
    const input = await canvas.findByLabelText('Code')
    await userEvent.type(input, '000000{Enter}')
    await canvas.findByText(/^That code didn’t match/)
    await userEvent.type(input, '123456{Enter}')
    await expect(await canvas.findByText(/^Welcome,/)).toBeVisible()
  },
}

export const KitScreenForOtherSteps: Story = {
  ...AllScreens,
  name: 'All screens: the kit shows a step without markup',
  tags: ['!dev'],
  args: { children: <OwnSignIn />, replies: [newPassword] },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByLabelText('Username'), 'alice')
    await userEvent.type(canvas.getByLabelText('Password'), 'correct horse{Enter}')
    const password = await canvas.findByLabelText('New password')
    // A new screen fades in.
    await waitFor(() => expect(password).toBeVisible())
  },
}
