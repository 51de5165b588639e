import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

/** The icons of the sign-in methods. */
export type MethodPicture = 'app' | 'email' | 'phone' | 'password' | 'passkey'

const PICTURES: Record<MethodPicture, string> = {
  app: 'M7.75 2.25h4.5a2 2 0 0 1 2 2v11.5a2 2 0 0 1-2 2h-4.5a2 2 0 0 1-2-2V4.25a2 2 0 0 1 2-2M9 15h2',
  email:
    'M4.75 4.25h10.5a2 2 0 0 1 2 2v7.5a2 2 0 0 1-2 2H4.75a2 2 0 0 1-2-2v-7.5a2 2 0 0 1 2-2m-1.25 2 6.5 4.5 6.5-4.5',
  phone: 'M4.75 3.75h10.5a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H9.25l-4 3v-3h-.5a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2Z',
  passkey: 'M3.25 10a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0M10.25 10h7v2.75M14 10v2',
  password:
    'M5.75 8.75h8.5a1.5 1.5 0 0 1 1.5 1.5v5a1.5 1.5 0 0 1-1.5 1.5h-8.5a1.5 1.5 0 0 1-1.5-1.5v-5a1.5 1.5 0 0 1 1.5-1.5M6.75 8.75V6.5a3.25 3.25 0 0 1 6.5 0v2.25M10 12v1.5',
}

export function MethodIcon({ name }: { readonly name: MethodPicture }): ReactNode {
  return <Icon thin={PICTURES[name]} />
}
