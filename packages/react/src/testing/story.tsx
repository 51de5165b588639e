import type { ReactRenderer } from '@storybook/react-vite'
import type { ArgsStoryFn } from 'storybook/internal/csf'
import { AccountStage, type AccountStageProps } from './AccountStage.tsx'
import { Stage, type StageProps } from './Stage.tsx'

/** Draws a story in the language chosen in the toolbar. */
export const onStage: ArgsStoryFn<ReactRenderer, StageProps> = (args, { globals }) => (
  <Stage {...args} locale={globals['locale'] === 'ja' ? 'ja' : 'en'} />
)

/** Draws a screen of the account in the language chosen in the toolbar. */
export const onAccountStage: ArgsStoryFn<ReactRenderer, AccountStageProps> = (args, { globals }) => (
  <AccountStage {...args} locale={globals['locale'] === 'ja' ? 'ja' : 'en'} />
)
