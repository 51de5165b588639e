import { DocsContainer, type DocsContainerProps } from '@storybook/addon-docs/blocks'
import { type PropsWithChildren, type ReactNode, useLayoutEffect } from 'react'
import { themes } from '../../brand/theme.ts'
import { showGlobals } from '../stage/showGlobals.ts'
import { useDocsGlobals } from './useDocsGlobals.ts'
import '../../brand/docs.css'
import '../../brand/cards.css'
import '../../brand/code.css'
import '../../brand/gallery.css'
import '../../brand/tables.css'

/** The frame of every page of the catalogue. It follows the theme that is chosen in the toolbar. */
export function ThemedDocs({ children, ...props }: PropsWithChildren<DocsContainerProps>): ReactNode {
  const globals = useDocsGlobals()
  useLayoutEffect(() => showGlobals(globals, 'docs'), [globals])
  return (
    <DocsContainer {...props} theme={globals['theme'] === 'dark' ? themes.dark : themes.light}>
      {children}
    </DocsContainer>
  )
}
