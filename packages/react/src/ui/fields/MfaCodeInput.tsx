'use client'

import { normalizeCode } from '@challenge-kit/core'
import {
  type ComponentPropsWithoutRef,
  forwardRef,
  type ForwardRefExoticComponent,
  type RefAttributes,
  useRef,
} from 'react'

/** An input's own props, but for those that would spoil a code. */
export interface MfaCodeInputProps extends Omit<
  ComponentPropsWithoutRef<'input'>,
  'type' | 'value' | 'maxLength' | 'pattern' | 'onChange' | 'onInput'
> {
  /** Called with the code already plain: `event.target.value`. React Hook Form's `register` fits. */
  onChange?(event: { readonly target: HTMLInputElement; readonly type: 'change' }): unknown
}

/**
 * One real text input for a code. Whatever is typed, pasted or filled in becomes the plain code: full-width digits,
 * `123 456`, "Your code is 123456." While an input method composes, it is left alone: writing into the field then loses
 * digits. No `maxLength`: a browser would cut off what is pasted before it could be read.
 */
export const MfaCodeInput: ForwardRefExoticComponent<MfaCodeInputProps & RefAttributes<HTMLInputElement>> = forwardRef(
  function MfaCodeInput({ onChange, onCompositionStart, onCompositionEnd, ...props }, ref) {
    const composing = useRef(false)
    function settle(input: HTMLInputElement): void {
      if (composing.current) return
      tidy(input)
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
        onInput={(event) => settle(event.currentTarget)}
        onCompositionStart={(event) => {
          composing.current = true
          onCompositionStart?.(event)
        }}
        onCompositionEnd={(event) => {
          composing.current = false
          onCompositionEnd?.(event)
          settle(event.currentTarget)
        }}
      />
    )
  },
)

/** Writes only what has to change, so that the caret and the browser's undo stay where they are. */
function tidy(input: HTMLInputElement): void {
  const code = normalizeCode(input.value)
  if (code === input.value) return
  const caret = normalizeCode(input.value.slice(0, input.selectionStart ?? undefined)).length
  input.value = code
  input.setSelectionRange(caret, caret)
}
