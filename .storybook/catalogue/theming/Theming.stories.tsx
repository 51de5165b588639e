import type { Meta, StoryObj } from '@storybook/react-vite'
import { CredentialsForm } from '@challenge-kit/react'
import { expect, userEvent, waitFor } from 'storybook/test'
import { idPrefix } from '../stage/idPrefix.ts'
import { onStage, screenArgs, wide } from '../stage/screenStory.tsx'
import { BrandRow } from './BrandRow.tsx'
import { BrandStudio } from './BrandStudio.tsx'

const meta = {
  title: 'Theming',
  component: BrandStudio,
  decorators: onStage,
  parameters: { ...wide, controls: { disable: true } },
} satisfies Meta<typeof BrandStudio>

export default meta
type Story = StoryObj<typeof meta>

export const Studio: Story = { name: 'Your brand, in light and dark' }

export const Brands: Story = { name: 'Three brands', render: () => <BrandRow /> }

export const Dark: Story = {
  parameters: idPrefix('dark'),
  render: () => <CredentialsForm {...screenArgs} username="" headingLevel={3} forgot={screenArgs.submit} />,
  decorators: (Story) => (
    <div
      data-ck-theme="dark"
      style={{ inlineSize: '25rem', maxInlineSize: '100%', padding: '1.5rem', background: 'var(--ck-page)' }}
    >
      <Story />
    </div>
  ),
}

export const ChosenColour: Story = {
  name: 'Your brand: the CSS follows the choice',
  tags: ['!dev'],
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: '#0b7a4b' }))
    await expect(canvas.getByText(/^:root/)).toHaveTextContent(':root { --ck-accent: #0b7a4b; }')
    const [submit] = canvas.getAllByRole('button', { name: 'Continue' })
    // The colour of a button changes within 120 ms.
    await waitFor(() => expect(submit && getComputedStyle(submit).backgroundColor).toBe('rgb(11, 122, 75)'))
  },
}
