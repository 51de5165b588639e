import { type FieldControl, MfaCodeInput } from '@challenge-kit/react'
import type { ReactNode } from 'react'

/** The kit's input for codes without the kit's style, because it reads pasted codes and digits of other scripts. */
export function CodeInput(props: FieldControl['input']): ReactNode {
  return <MfaCodeInput data-ck-part="" {...props} />
}
