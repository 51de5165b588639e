import { asks, scenario } from '@challenge-kit/core/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent } from 'storybook/test'
import { SignInStory } from '../../testing/SignInStory.tsx'
import { renderSignInStory } from '../../testing/renderStory.tsx'

const parameters = { question: 'Which branch did you first borrow from?' }
const first = asks('CUSTOM_CHALLENGE', { parameters, repeats: null })
const same = asks('CUSTOM_CHALLENGE', { parameters, repeats: 'same' })
const other = asks('CUSTOM_CHALLENGE', {
  parameters: { question: 'What is the colour on the front of your library card?' },
  repeats: 'other',
})
const who = { username: 'alice@example.com' }

const meta = {
  title: 'Conditions/Custom challenge',
  component: SignInStory,
  render: renderSignInStory,
  args: { reloaded: true, script: () => scenario([], { resume: first, ...who }) },
} satisfies Meta<typeof SignInStory>

export default meta
type Story = StoryObj<typeof meta>

export const Asked: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByLabelText('Your answer')).toHaveFocus()
    await canvas.findByText(parameters.question)
  },
}

export const WrongAnswer: Story = {
  args: { script: () => scenario([same], { resume: first, ...who }) },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByLabelText('Your answer'), 'Hill{Enter}')
    await canvas.findByText('That answer didn’t match. Please try again.')
  },
}

export const NextChallenge: Story = {
  args: { script: () => scenario([other], { resume: first, ...who }) },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByLabelText('Your answer'), 'Harbour{Enter}')
    await canvas.findByText('Thank you. Here is the next question.')
  },
}

export const OwnField: Story = {
  args: {
    script: () =>
      scenario([], {
        resume: asks('CUSTOM_CHALLENGE', {
          parameters: { question: 'What is on your card?', label: 'Card number', hint: 'Ten digits, on the back.' },
          repeats: null,
        }),
        ...who,
      }),
  },
  play: async ({ canvas }) => {
    await canvas.findByLabelText('Card number')
  },
}

const keyed = asks('CUSTOM_CHALLENGE', {
  parameters: { ...parameters, questionKey: 'branch', lang: 'en' },
  repeats: null,
})

export const InTheLanguageOfThePage: Story = {
  globals: { locale: 'ja' },
  args: {
    script: () => scenario([], { resume: keyed, ...who }),
    messages: { 'question.branch': '最初に本を借りた分館はどこですか？' },
  },
  play: async ({ canvas }) => {
    await canvas.findByText('最初に本を借りた分館はどこですか？')
  },
}

export const TextOfTheLambda: Story = {
  globals: { locale: 'ja' },
  args: { script: () => scenario([], { resume: keyed, ...who }) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(parameters.question)).toHaveAttribute('lang', 'en')
  },
}

export const Japanese: Story = { globals: { locale: 'ja' } }
export const Dark: Story = { ...WrongAnswer, globals: { theme: 'dark' } }
