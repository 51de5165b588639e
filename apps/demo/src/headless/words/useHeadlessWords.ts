import { use } from 'react'
import { LanguageContext } from '../../library/language.ts'
import { en, type HeadlessWords } from './en.ts'
import { ja } from './ja.ts'

const words = { en, ja }

/** Returns the texts of the headless sign-in in the language of the page. */
export function useHeadlessWords(): HeadlessWords {
  return words[use(LanguageContext).language]
}
