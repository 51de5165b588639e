import { SignIn } from '@challenge-kit/react'
import { signsIn } from '@challenge-kit/react/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import own from '../own/OwnSignedIn.tsx?raw'
import { OwnSignedIn } from '../own/OwnSignedIn.tsx'
import { propArgTypes } from '../component/propArgTypes.ts'
import { idPrefix } from '../stage/idPrefix.ts'
import { Resumed } from '../stage/Resumed.tsx'
import { ownMarkup, OwnScreen } from '../stage/screenStory.tsx'

const alice = signsIn({ given_name: 'Alice' })

const meta = {
  title: 'Screens/Signed in',
  component: SignIn,
  tags: ['autodocs'],
  argTypes: propArgTypes,
  args: { continueTo: '#library', help: '#help', frame: 'card', headingLevel: 1 },
  parameters: {
    docs: { description: { component: 'Says that the user is signed in, and continues to your application.' } },
    controls: { include: ['continueTo', 'help', 'frame', 'headingLevel'] },
    screen: { steps: ['SIGNED_IN'], own },
  },
  render: (args, { globals }) => <Resumed {...args} locale={String(globals['locale'])} outcome={alice} />,
} satisfies Meta<typeof SignIn>

export default meta
type Story = StoryObj<typeof meta>

export const Screen: Story = { name: 'SIGNED_IN' }
export const WithoutButton: Story = {
  name: 'Without a page to continue to',
  parameters: idPrefix('without'),
  args: { continueTo: undefined, help: undefined },
}
export const OwnMarkup: Story = {
  ...ownMarkup,
  name: 'Own markup',
  render: () => <OwnScreen resume={alice} components={{ SIGNED_IN: OwnSignedIn }} />,
}
