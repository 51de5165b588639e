import { useSession, useSignIn, useSignOut } from '@challenge-kit/react'
import type { LabPerson } from '../../server/labState.ts'
import { actOnLab, firstAsked } from './labState.ts'

/** Sets the lab up for a person, and puts username and password into the form, as a password manager would. */
export function usePick(password: string): (person: LabPerson) => Promise<void> {
  const flow = useSignIn()
  const session = useSession()
  const { mutateAsync: signOut } = useSignOut()

  return async ({ id, username, sharesPassword }) => {
    if (session.data) await signOut()
    else if (flow.step !== 'CREDENTIALS') await flow.restart()
    await actOnLab('person', { id })
    const alone = firstAsked() === 'username'
    const form = await credentialsForm(alone)
    if (!form) return
    fill(form, 'username', username)
    fill(form, 'password', sharesPassword ? password : '')
    // The next thing to press; on a narrow page this also brings the form into view.
    const next = alone || sharesPassword ? 'button[type="submit"]' : '[name="password"]'
    form.querySelector<HTMLElement>(next)?.focus()
  }
}

/** The form, once it is on the page and asks for what it should; null if it takes too long. */
async function credentialsForm(alone: boolean): Promise<HTMLFormElement | null> {
  for (let frames = 0; frames < 300; frames += 1) {
    const form = document.querySelector<HTMLInputElement>('main [name="username"]:not([readonly])')?.form
    if (form && alone === !form.querySelector('[name="password"]')) return form
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  return null
}

/** React listens for the event, and overrides the setter of its own inputs: so the browser's own is used. */
function fill(form: HTMLFormElement, name: string, value: string): void {
  const input = form.elements.namedItem(name)
  if (!(input instanceof HTMLInputElement)) return
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value)
  input.dispatchEvent(new Event('input', { bubbles: true }))
}
