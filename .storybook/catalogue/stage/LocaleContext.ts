import { createContext } from 'react'

/** The language of the toolbar, for a story that has its own provider. */
export const LocaleContext = createContext('en')
