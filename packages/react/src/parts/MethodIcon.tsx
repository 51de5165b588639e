import type { ReactNode } from 'react'
import { Drawing } from './Icon.tsx'

/** What one signs in with, drawn. */
export type MethodPicture = 'app' | 'email' | 'phone' | 'password'

const PICTURES: Record<MethodPicture, string> = {
  app: 'M7.75 2.25h4.5a2 2 0 0 1 2 2v11.5a2 2 0 0 1-2 2h-4.5a2 2 0 0 1-2-2V4.25a2 2 0 0 1 2-2M9 15h2',
  email:
    'M4.75 4.25h10.5a2 2 0 0 1 2 2v7.5a2 2 0 0 1-2 2H4.75a2 2 0 0 1-2-2v-7.5a2 2 0 0 1 2-2m-1.25 2 6.5 4.5 6.5-4.5',
  phone: 'M4.75 3.75h10.5a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H9.25l-4 3v-3h-.5a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2Z',
  password: 'M2.75 6.25h14.5v7.5H2.75zM6.25 10v.01M10 10v.01M13.75 10v.01',
}

export function MethodIcon({ name }: { readonly name: MethodPicture }): ReactNode {
  return <Drawing thin={PICTURES[name]} />
}
