'use client'

import { normalizeCode } from '@challenge-kit/core'
import {
  type ComponentPropsWithoutRef,
  forwardRef,
  type ForwardRefExoticComponent,
  type RefAttributes,
  useRef,
} from 'react'

/** The props of an `input`, except the props that would change how the input normalises the code. */
export interface MfaCodeInputProps extends Omit<
  ComponentPropsWithoutRef<'input'>,
  'type' | 'value' | 'maxLength' | 'pattern' | 'onChange' | 'onInput'
> {
  /**
   * Called after the input was normalised, so `event.target.value` is the plain code. Works with React Hook Form's
   * `register`.
   */
  onChange?(event: { readonly target: HTMLInputElement; readonly type: 'change' }): unknown
}

/**
 * One text input for a code. Reduces typed, pasted or filled-in text (`123 456`, "Your code is 123456", full-width
 * digits) to the plain code. Does nothing while an input method composes text, because a change would lose digits. Has
 * no `maxLength`, because the browser would cut pasted text.
 *
 * @example
 * const field = <MfaCodeInput name="code" onChange={(event) => console.log(event.target.value)} />
 */
export const MfaCodeInput: ForwardRefExoticComponent<MfaCodeInputProps & RefAttributes<HTMLInputElement>> = forwardRef(
  function MfaCodeInput({ onChange, onCompositionStart, onCompositionEnd, ...props }, ref) {
    const composing = useRef(false)
    function update(input: HTMLInputElement): void {
      if (composing.current) return
      normalizeInput(input)
      onChange?.({ target: input, type: 'change' })
    }
    return (
      <input
        data-ck-part="input code"
        autoComplete="one-time-code"
        inputMode="numeric"
        enterKeyHint="done"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        dir="ltr"
        translate="no"
        {...props}
        ref={ref}
        type="text"
        onInput={(event) => update(event.currentTarget)}
        onCompositionStart={(event) => {
          composing.current = true
          onCompositionStart?.(event)
        }}
        onCompositionEnd={(event) => {
          composing.current = false
          onCompositionEnd?.(event)
          update(event.currentTarget)
        }}
      />
    )
  },
)

/**
 * Replaces the input's value with the plain code. An equal value is not written, so that the browser keeps the caret
 * and the undo history.
 */
function normalizeInput(input: HTMLInputElement): void {
  const code = normalizeCode(input.value)
  if (code === input.value) return
  const caret = normalizeCode(input.value.slice(0, input.selectionStart ?? undefined)).length
  input.value = code
  input.setSelectionRange(caret, caret)
}
