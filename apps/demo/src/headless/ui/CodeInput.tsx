import { type FieldControl, MfaCodeInput } from '@challenge-kit/react'
import type { ReactNode } from 'react'

/**
 * The kit's code input. It accepts pasted codes and the digits of other scripts, such as full-width digits. The empty
 * `data-ck-part` removes the kit's style.
 */
export function CodeInput(props: FieldControl['input']): ReactNode {
  return <MfaCodeInput data-ck-part="" {...props} />
}
