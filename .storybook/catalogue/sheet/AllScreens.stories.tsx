import type { Meta, StoryObj } from '@storybook/react-vite'
import { Sheet } from './Sheet.tsx'

const meta = {
  title: 'All screens',
  component: Sheet,
  tags: ['!test'], // each screen is also a story of its own, which is tested
  parameters: { layout: 'fullscreen', controls: { disable: true } },
} satisfies Meta<typeof Sheet>

export default meta

export const Screens: StoryObj<typeof meta> = { name: 'Sheet' }
