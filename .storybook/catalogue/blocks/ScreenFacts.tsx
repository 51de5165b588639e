import { Markdown } from '@storybook/addon-docs/blocks'
import type { ReactNode } from 'react'
import { sharedErrors } from '../facts/errorFacts.ts'
import { pageFacts } from '../facts/pageFacts.ts'
import type { ScreenPageFacts } from '../stage/screenStory.tsx'
import { Code } from './Code.tsx'
import { PageLink } from '../links/PageLink.tsx'
import { ErrorTable } from './ErrorTable.tsx'

/** The types and the errors of the steps of one screen. */
export function ScreenFacts({ steps, conditions }: ScreenPageFacts): ReactNode {
  const facts = steps.map(pageFacts)
  const errors = [...new Set(facts.flatMap((step) => step.errors))]
  const answers = facts.flatMap(({ name, answer }) => (answer ? [{ name, answer }] : []))
  return (
    <>
      {answers.length > 0 ? (
        <>
          <h2 id="types">Challenge and answer</h2>
          <p>
            The screen receives <code>asks</code> as <code>challenge</code> and sends <code>takes</code> with{' '}
            <code>submit</code>. These are the types of <code>@challenge-kit/core</code>.
          </p>
        </>
      ) : (
        <>
          <h2 id="types">What your component receives</h2>
          <p>
            Your component receives the step and the options of <code>{'<SignIn />'}</code> as its props. This is the
            type of the step in <code>@challenge-kit/core</code>.
          </p>
        </>
      )}
      {facts.map(({ name, source }) => (
        <section key={name}>
          <Markdown>{source.description}</Markdown>
          <Code file={source.types} />
        </section>
      ))}
      {answers.length > 0 && (
        <details>
          <summary>An example answer as JSON</summary>
          {answers.map(({ name, answer }) => (
            <Code key={name} file={JSON.stringify(answer, null, 2)} />
          ))}
        </details>
      )}
      <h2 id="errors">Errors</h2>
      {errors.length > 0 && <ErrorTable codes={errors} caption="Errors of this step" step={facts[0]} />}
      <details open={errors.length === 0}>
        <summary>Errors that every call can have</summary>
        <ErrorTable codes={sharedErrors} caption="Errors of every call" step={facts[0]} />
      </details>
      {conditions && (
        <p>
          <PageLink href={`./?path=/story/conditions-${conditions}`}>See this screen in every condition</PageLink>:
          wrong answers, waiting, time up, Japanese, dark, narrow and right to left.
        </p>
      )}
    </>
  )
}
