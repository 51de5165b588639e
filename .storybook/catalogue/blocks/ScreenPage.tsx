import { Canvas, Controls, Description, DocsContext, Title } from '@storybook/addon-docs/blocks'
import { type ContextType, type ReactNode, useContext } from 'react'
import type { ScreenPageFacts } from '../stage/screenStory.tsx'
import { Code } from './Code.tsx'
import { PageLinks } from '../links/PageLinks.tsx'
import { ReplaceScreen } from './ReplaceScreen.tsx'
import { ScreenFacts } from './ScreenFacts.tsx'
import { ScreenSummary } from './ScreenSummary.tsx'
import { ShownWhen } from './ShownWhen.tsx'

type PreparedStory = ReturnType<ContextType<typeof DocsContext>['componentStories']>[number]

/** The page of one component: its picture, its props, the facts about its challenges, and a version with your own markup. */
export function ScreenPage(): ReactNode {
  const [picture, ...others] = useContext(DocsContext).componentStories()
  const own = others.find(({ parameters }) => parameters['ownProvider'] === true)
  const variants = others.filter((story) => story !== own)
  if (!picture) return null
  const screen = screenOf(picture)
  const example = exampleOf(picture)
  return (
    <>
      <Title />
      <Description />
      {screen && <ScreenSummary steps={screen.steps} />}
      {screen && (
        <PageLinks
          parts={[
            ['props', 'Props'],
            ['when', 'When it is shown'],
            ...(own ? [['replace', 'Replace it'] as const] : []),
            ['types', 'Types'],
            ['errors', 'Errors'],
            ...(variants.length > 0 ? [['forms', 'Other forms'] as const] : []),
          ]}
        />
      )}
      <Canvas of={moduleOf(picture)} sourceState="none" />
      <details id="props" className="ck-docs-props">
        <summary>Props: change a value, and the screen changes</summary>
        <Controls of={moduleOf(picture)} />
      </details>
      {screen && <ShownWhen {...screen} />}
      {example && (
        <>
          <h2>How to show it</h2>
          <Code file={example} />
        </>
      )}
      {own && screen && (
        <>
          <h2 id="replace">Replace this screen</h2>
          <ReplaceScreen own={screen.own} picture={moduleOf(own)} />
        </>
      )}
      {screen && <ScreenFacts {...screen} />}
      {variants.length > 0 && (
        <>
          <h2 id="forms">Other forms of this screen</h2>
          <div className="ck-docs-forms">
            {variants.map((story) => (
              <section key={story.id}>
                <h3>{story.name}</h3>
                <Canvas of={moduleOf(story)} sourceState="none" />
              </section>
            ))}
          </div>
        </>
      )}
    </>
  )
}

/** Storybook has no type for the export of a story file. */
function moduleOf({ moduleExport }: { readonly moduleExport: unknown }): unknown {
  return moduleExport
}

/** The source code that a story file without a screen passes as `parameters.example`. */
function exampleOf({ parameters }: PreparedStory): string | undefined {
  const { example }: { readonly example?: string } = parameters
  return example
}

/** The facts that a story file passes as `parameters.screen`. */
function screenOf({ parameters }: PreparedStory): ScreenPageFacts | undefined {
  const { screen }: { readonly screen?: ScreenPageFacts } = parameters
  return screen
}
