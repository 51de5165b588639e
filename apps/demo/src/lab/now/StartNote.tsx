import type { ReactNode } from 'react'
import { CopyButton } from '../controls/CopyButton.tsx'
import { useSideBySide } from '../controls/useWide.ts'
import { useFirstField } from '../state/labStore.ts'
import type { PersonPicker } from '../state/usePersonPicker.ts'
import { useLabWords } from '../words/useLabWords.ts'

export interface StartNoteProps {
  readonly password: string
  readonly picker: PersonPicker
}

/** Says what to press first: a person, and then the button of the form. A wide page also shows the password. */
export function StartNote({ password, picker: { picked, isFilled } }: StartNoteProps): ReactNode {
  const words = useLabWords()
  const text = words.now
  const button = text.buttons[useFirstField()]
  const isSideBySide = useSideBySide()
  return (
    <div className="start-note">
      <p role="status">{picked && isFilled ? text.filled(words.people.names[picked], button) : text.choose}</p>
      {isSideBySide && (
        <p className="everyone">
          {text.everyone}
          <code dir="ltr" translate="no">
            {password}
          </code>
          <CopyButton text={password} label={text.copyPassword} />
        </p>
      )}
    </div>
  )
}
