import type { Meta, StoryObj } from '@storybook/react-vite'
import { Sheet } from './Sheet.tsx'

const meta = {
  title: 'All screens',
  component: Sheet,
  // Each screen is also a story of its own, which axe checks. Here axe would take 14 seconds.
  parameters: { layout: 'fullscreen', controls: { disable: true }, a11y: { test: 'off' } },
} satisfies Meta<typeof Sheet>

export default meta

export const Screens: StoryObj<typeof meta> = { name: 'Sheet' }
