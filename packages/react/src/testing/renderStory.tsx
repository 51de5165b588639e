import type { ReactRenderer } from '@storybook/react-vite'
import type { ArgsStoryFn } from 'storybook/internal/csf'
import { AccountStory, type AccountStoryProps } from './AccountStory.tsx'
import { SignInStory, type SignInStoryProps } from './SignInStory.tsx'

/** Renders a story of `<SignIn />` in the language that is chosen in the toolbar. */
export const renderSignInStory: ArgsStoryFn<ReactRenderer, SignInStoryProps> = (args, { globals }) => (
  <SignInStory {...args} locale={globals['locale'] === 'ja' ? 'ja' : 'en'} network={String(globals['network'])} />
)

/** Renders a story of an account screen in the language that is chosen in the toolbar. */
export const renderAccountStory: ArgsStoryFn<ReactRenderer, AccountStoryProps> = (args, { globals }) => (
  <AccountStory {...args} locale={globals['locale'] === 'ja' ? 'ja' : 'en'} network={String(globals['network'])} />
)
