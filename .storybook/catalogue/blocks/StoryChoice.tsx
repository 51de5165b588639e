import { Canvas } from '@storybook/addon-docs/blocks'
import { type ReactNode, useState } from 'react'

export interface StoryChoiceProps {
  /** What the buttons are for. */
  readonly label: string
  readonly stories: readonly (readonly [name: string, story: unknown])[]
}

/** One story of several. The reader chooses the story with buttons. */
export function StoryChoice({ label, stories }: StoryChoiceProps): ReactNode {
  const [chosen, setChosen] = useState(0)
  const story = stories[chosen]
  return (
    <>
      <div className="ck-docs-choice" role="group" aria-label={label}>
        {stories.map(([name], index) => (
          <button key={name} type="button" aria-pressed={index === chosen} onClick={() => setChosen(index)}>
            {name}
          </button>
        ))}
      </div>
      {story && <Canvas key={chosen} of={story[1]} sourceState="none" />}
    </>
  )
}
