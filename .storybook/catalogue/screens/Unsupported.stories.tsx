import { Unsupported } from '@challenge-kit/react'
import { unsupported } from '@challenge-kit/react/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import own from '../own/OwnUnsupported.tsx?raw'
import { OwnUnsupported } from '../own/OwnUnsupported.tsx'
import { screenArgTypes } from '../stage/screenArgTypes.ts'
import { onStage, ownMarkup, OwnScreen } from '../stage/screenStory.tsx'

const faceScan = unsupported('FACE_SCAN', '7F3C-21')

const meta = {
  title: 'Screens/Unsupported challenge',
  component: Unsupported,
  tags: ['autodocs'],
  decorators: onStage,
  argTypes: screenArgTypes,
  args: { name: 'FACE_SCAN', reference: '7F3C-21', username: 'alice@example.com', restart: fn(), help: '#help' },
  parameters: { screen: { steps: ['UNSUPPORTED'], own } },
} satisfies Meta<typeof Unsupported>

export default meta
type Story = StoryObj<typeof meta>

export const Screen: Story = { name: 'UNSUPPORTED' }
export const OwnMarkup: Story = {
  ...ownMarkup,
  name: 'Own markup',
  render: () => <OwnScreen resume={faceScan} components={{ UNSUPPORTED: OwnUnsupported }} />,
}
