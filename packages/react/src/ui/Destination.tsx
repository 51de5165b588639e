import type { ReactNode } from 'react'

/** Where a code went, as Cognito masked it: always from left to right, and never translated. */
export function Destination({ children }: { readonly children: string }): ReactNode {
  return (
    <bdi dir="ltr" translate="no">
      {children}
    </bdi>
  )
}
