import type { ReactNode } from 'react'

/** The masked address or number that Cognito sent a code to. The text is written left to right in every language. */
export function Destination({ children }: { readonly children: string }): ReactNode {
  return (
    <bdi dir="ltr" translate="no">
      {children}
    </bdi>
  )
}
