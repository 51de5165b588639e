import { Canvas } from '@storybook/addon-docs/blocks'
import type { ReactNode } from 'react'
import { readReplacement } from '../facts/readReplacement.ts'
import { PageLink } from '../links/PageLink.tsx'
import { Code } from './Code.tsx'

export interface ReplaceScreenProps {
  /** The source code of a component for this screen. */
  readonly own: string
  /** The story that shows the component. */
  readonly picture: unknown
}

/** How to replace a screen: what to copy, where to pass it, and how to set your brand. */
export function ReplaceScreen({ own, picture }: ReplaceScreenProps): ReactNode {
  const { component, file, login, condition } = readReplacement(own)
  return (
    <>
      <p>
        <strong>1. Copy this component</strong> to <code>{file}</code>, and change the markup.{' '}
        {usesHook(own) ? (
          <>The hook keeps the ids, the focus, the messages and the check of the answer.</>
        ) : (
          <>This screen has no field, so your component needs no hook: its props are enough.</>
        )}
      </p>
      <Code file={component} />
      <p>
        <strong>2. Pass it to the kit</strong>
        {condition}. The kit shows its own screens for all other steps.
      </p>
      <Code file={login} />
      <p>
        <strong>3. Set your brand.</strong> Your component has no CSS of the kit, so it has the look of your page. This
        picture has a CSS of its own. The other screens of the kit take your brand from one colour:{' '}
        <PageLink href="./?path=/docs/theming--docs">Theming</PageLink>.
      </p>
      <Canvas of={picture} sourceState="none" />
      <p>
        <PageLink href="./?path=/docs/headless--docs">Headless</PageLink> explains your own markup for several screens,
        and for all of them.
      </p>
    </>
  )
}

/** True if the example uses the hook of a screen, such as `useMfaCode`. `useMessages` belongs to no screen. */
function usesHook(own: string): boolean {
  return /\buse(?!Messages\b)[A-Z]\w+\(/.test(own)
}
