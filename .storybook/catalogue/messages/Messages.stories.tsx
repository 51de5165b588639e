import { SignIn } from '@challenge-kit/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { InJapanese } from '../examples/InJapanese.tsx'
import { Login } from '../examples/OwnWords.tsx'
import { idPrefix } from '../stage/idPrefix.ts'
import { onStage } from '../stage/screenStory.tsx'

const meta = {
  title: 'Messages',
  component: SignIn,
  decorators: onStage,
  parameters: { controls: { disable: true } },
} satisfies Meta<typeof SignIn>

export default meta
type Story = StoryObj<typeof meta>

export const Japanese: Story = {
  globals: { locale: 'ja' },
  parameters: idPrefix('ja'),
  render: () => <InJapanese />,
}

export const OwnWords: Story = {
  name: 'Your own words',
  parameters: idPrefix('words'),
  render: () => <Login />,
}
