import { Unsupported } from '@challenge-kit/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import { screenArgTypes } from '../stage/screenArgTypes.ts'
import { onStage } from '../stage/screenStory.tsx'

const meta = {
  title: 'Screens/Unsupported challenge',
  component: Unsupported,
  tags: ['autodocs'],
  decorators: onStage,
  argTypes: screenArgTypes,
  args: { name: 'FACE_SCAN', reference: '7F3C-21', username: 'alice@example.com', restart: fn(), help: '#help' },
} satisfies Meta<typeof Unsupported>

export default meta

export const Screen: StoryObj<typeof meta> = {}
