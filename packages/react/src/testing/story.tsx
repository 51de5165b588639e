import type { ReactRenderer } from '@storybook/react-vite'
import type { ArgsStoryFn } from 'storybook/internal/csf'
import { Stage, type StageProps } from './Stage.tsx'

/** Draws a story in the language chosen in the toolbar. */
export const onStage: ArgsStoryFn<ReactRenderer, StageProps> = (args, { globals }) => (
  <Stage {...args} locale={globals['locale'] === 'ja' ? 'ja' : 'en'} />
)
