import '@challenge-kit/react/account.css'
import type { Decorator } from '@storybook/react-vite'
import { aliceSignedIn } from './accountScript.ts'
import { Stage } from './Stage.tsx'

/** Puts an account screen on a page where Alice is signed in. */
export const signedIn: Decorator = (Story, { globals }) => (
  <Stage locale={String(globals['locale'])} backend={aliceSignedIn}>
    <Story />
  </Stage>
)
