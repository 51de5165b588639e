import { useSession, useSignIn, useSignOut } from '@challenge-kit/react'
import type { LabPerson } from '../../server/labState.ts'
import { actOnLab } from './labState.ts'

/** Puts a person's username and password into the sign-in form, as a password manager would. */
export function usePick(password: string): (person: LabPerson) => Promise<void> {
  const flow = useSignIn()
  const session = useSession()
  const { mutateAsync: signOut } = useSignOut()

  return async ({ username, secondStep, sharesPassword }) => {
    if (secondStep) await actOnLab('second-step', { value: secondStep })
    if (session.data) await signOut()
    else if (flow.step !== 'CREDENTIALS') await flow.restart()
    const form = await credentialsForm()
    if (!form) return
    fill(form, 'username', username)
    fill(form, 'password', sharesPassword ? password : '')
    // The next thing to press; on a narrow page this also brings the form into view.
    const next = sharesPassword ? 'button[type="submit"]' : '[name="password"]'
    form.querySelector<HTMLElement>(next)?.focus()
  }
}

/** The form, once it is on the page; null if it takes too long. */
async function credentialsForm(): Promise<HTMLFormElement | null> {
  for (let frames = 0; frames < 300; frames += 1) {
    const form = document.querySelector<HTMLInputElement>('main [name="password"]')?.form
    if (form?.querySelector('[name="username"]:not([readonly])')) return form
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
