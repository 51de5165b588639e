import { isChallengeName } from '@challenge-kit/core'
import { Markdown } from '@storybook/addon-docs/blocks'
import type { ReactNode } from 'react'
import { challengeFacts } from '../facts/challengeFacts.ts'
import { challengeSource } from '../facts/challengeSource.ts'
import { sharedErrors } from '../facts/errorFacts.ts'
import type { ScreenPageFacts } from '../stage/screenStory.tsx'
import { Code } from './Code.tsx'
import { ErrorTable } from './ErrorTable.tsx'

/** The challenges of one screen: when Cognito sends them, their types and their errors. */
export function ScreenFacts({ steps, conditions }: ScreenPageFacts): ReactNode {
  const names = steps.filter(isChallengeName)
  const errors = [...new Set(names.flatMap((name) => challengeFacts[name].errors))]
  return (
    <>
      {names.length > 0 && (
        <>
          <h2 id="types">Challenge and answer</h2>
          <p>
            The screen receives <code>asks</code> as <code>challenge</code> and sends <code>takes</code> with{' '}
            <code>submit</code>. These are the types of <code>@challenge-kit/core</code>.
          </p>
          {names.map((name) => {
            const { description, types } = challengeSource(name)
            return (
              <section key={name}>
                <Markdown>{description}</Markdown>
                <Code file={types} />
              </section>
            )
          })}
          <details>
            <summary>An example answer as JSON</summary>
            {names.map((name) => (
              <Code key={name} file={JSON.stringify(challengeFacts[name].answer, null, 2)} />
            ))}
          </details>
        </>
      )}
      <h2 id="errors">Errors</h2>
      {errors.length > 0 && <ErrorTable codes={errors} caption="Errors of this challenge" />}
      <details open={errors.length === 0}>
        <summary>Errors that every call can have</summary>
        <ErrorTable codes={sharedErrors} caption="Errors of every call" />
      </details>
      <p>
        <a href={`./?path=/story/conditions-${conditions}`} target="_top">
          See this screen in every condition
        </a>
        : wrong answers, waiting, time up, Japanese, dark, narrow and right to left.
      </p>
    </>
  )
}
