import { useSession, useSignIn, useSignOut } from '@challenge-kit/react'
import { useState } from 'react'
import type { LabPerson } from '../../../server/lab/labState.ts'
import type { PersonId } from '../../../server/lab/pool/person.ts'
import { fillField } from './fillField.ts'
import { firstField, runLabAction } from './labStore.ts'

export interface PersonPicker {
  /** The person whom the visitor picked last. */
  readonly picked: PersonId | null
  /** True while the form holds what the pick filled in. */
  readonly isFilled: boolean
  /** Sets the lab's switches for a person, and fills in the form as a password manager would. */
  pick(person: LabPerson, password: string): Promise<void>
}

export function usePersonPicker(): PersonPicker {
  const [picked, setPicked] = useState<PersonId | null>(null)
  const [isFilled, setIsFilled] = useState(false)
  const flow = useSignIn()
  const session = useSession()
  const { mutateAsync: signOut } = useSignOut()

  const isFormOpen = !session.data && flow.step === 'CREDENTIALS' && !flow.pending
  if (isFilled && !isFormOpen) setIsFilled(false)

  async function pick({ id, username, hasSharedPassword }: LabPerson, password: string): Promise<void> {
    setPicked(id)
    setIsFilled(false)
    if (session.data) await signOut()
    else if (flow.step !== 'CREDENTIALS') await flow.restart()
    await runLabAction('person', { id })
    const usernameOnly = firstField() === 'username'
    const form = await credentialsForm(usernameOnly)
    if (!form) return
    fill(form, 'username', username)
    fill(form, 'password', hasSharedPassword ? password : '')
    // Focus the control that the visitor uses next. On a narrow page this also scrolls the form into view.
    const next = usernameOnly || hasSharedPassword ? 'button[type="submit"]' : '[name="password"]'
    form.querySelector<HTMLElement>(next)?.focus()
    setIsFilled(usernameOnly || hasSharedPassword)
  }
  return { picked, isFilled, pick }
}

/** Waits until the credentials form has a password field, or none if `usernameOnly`. Gives up after 300 frames. */
async function credentialsForm(usernameOnly: boolean): Promise<HTMLFormElement | null> {
  for (let frames = 0; frames < 300; frames += 1) {
    const form = document.querySelector<HTMLInputElement>('main [name="username"]:not([readonly])')?.form
    if (form && usernameOnly === !form.querySelector('[name="password"]')) return form
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  return null
}

function fill(form: HTMLFormElement, name: string, value: string): void {
  const input = form.elements.namedItem(name)
  if (input instanceof HTMLInputElement) fillField(input, value)
}
