import { Source } from '@storybook/addon-docs/blocks'
import type { ReactNode } from 'react'
import { useDocsGlobals } from './useDocsGlobals.ts'

export interface CodeProps {
  /** The text of a file that `npm test -- types` compiles. Import it with `?raw`. */
  readonly file: string
  readonly language?: 'tsx' | 'css' | 'bash'
}

/** Source code with a copy button. */
export function Code({ file, language = 'tsx' }: CodeProps): ReactNode {
  const dark = useDocsGlobals()['theme'] === 'dark'
  return <Source code={file.trim()} language={language} dark={dark} />
}
