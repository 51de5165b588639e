import { use } from 'react'
import { LanguageContext } from '../../library/language.ts'
import { en, type LabWords } from './en.ts'
import { ja } from './ja.ts'

const words = { en, ja }

/** Returns the texts of the lab in the language of the page. */
export function useLabWords(): LabWords {
  return words[use(LanguageContext).language]
}
