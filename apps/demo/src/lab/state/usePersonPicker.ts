import { useSession, useSignIn, useSignOut } from '@challenge-kit/react'
import type { LabPerson } from '../../../server/lab/labState.ts'
import { fillField } from './fillField.ts'
import { firstField, runLabAction } from './labStore.ts'

/** Returns a function that sets the lab's switches for a person, and fills in the form as a password manager would. */
export function usePersonPicker(password: string): (person: LabPerson) => Promise<void> {
  const flow = useSignIn()
  const session = useSession()
  const { mutateAsync: signOut } = useSignOut()

  return async ({ id, username, hasSharedPassword }) => {
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
  }
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
