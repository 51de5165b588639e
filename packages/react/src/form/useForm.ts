'use client'

import { startTransition, useInsertionEffect, useState } from 'react'
import { createFormControl, type FieldValues, type FormState, type UseFormReturn } from 'react-hook-form'

/**
 * Like React Hook Form's `useForm`, but with fewer renders. React Hook Form's hook renders each new form a second time,
 * and a sent form once before and once after the next step. With this hook, React joins these renders with the render of
 * the step.
 */
export function useForm<V extends FieldValues>(): UseFormReturn<V> {
  const [, render] = useState<object>()
  const [form] = useState(() => createFormControl<V>().formControl)
  // Only a change of these members renders the component.
  const [reads] = useState<Reads<V>>({ errors: true })
  // An insertion effect runs before all other effects, so the component misses no error that an effect sets.
  useInsertionEffect(() => {
    const unsubscribe = form.subscribe({
      formState: reads,
      callback: () => {
        // An error is shown at once, because its field has the focus already.
        if (Object.keys(form.control._formState.errors)[0]) render({})
        else startTransition(() => render({}))
      },
    })
    return () => {
      unsubscribe()
      // The first render keeps what the user typed before hydration. From the second render on, the form decides.
      form.control._formState.isReady = true
    }
  })
  return Object.assign(form, { formState: recordReads(form.control._formState, reads) })
}

/** The members of a form's state that a component has read. */
type Reads<V extends FieldValues> = { [K in keyof FormState<V>]?: boolean }

/** Returns the same state. A read of a member is recorded in `reads`. */
function recordReads<V extends FieldValues>(state: FormState<V>, reads: Reads<V>): FormState<V> {
  return new Proxy(state, {
    get(_, key: keyof FormState<V>) {
      reads[key] = true
      return state[key]
    },
  })
}
