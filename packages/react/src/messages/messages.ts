'use client'

import { type Context, createContext, type ReactNode, useContext } from 'react'
import type { en } from './en.ts'
import type { enAccount } from './en/account.ts'
import { enInitial } from './en/initial.ts'

type All = typeof en & typeof enAccount

/** The key of a message. */
export type MessageKey = keyof All

/**
 * All messages of a sign-in, in one language: `en`, `ja` or your own. A message may have parameters such as `{name}`.
 */
export type Messages = { readonly [K in keyof typeof en]: string }

/** All messages of the account screens, in one language: `enAccount`, `jaAccount` or your own. */
export type AccountMessages = { readonly [K in keyof typeof enAccount]: string }

/**
 * The messages that your page changes: a whole language, single messages, and the texts of your own attributes and of
 * your own custom challenges. The label of the attribute `custom:card` has the key `attribute.custom:card`, and its hint
 * has the key `attribute.custom:card.hint`. The question of a custom challenge with the public parameter
 * `questionKey: 'branch'` has the key `question.branch`, and it can have `question.branch.label` and
 * `question.branch.hint`.
 */
export type MessagesInput = {
  readonly [K in keyof typeof en | keyof typeof enAccount | `attribute.${string}` | `question.${string}`]?:
    | string
    | undefined
}

type ParameterNames<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | ParameterNames<Rest> : never

/** The parameters of the message `K`. */
export type MessageParameters<K extends MessageKey> = { readonly [P in ParameterNames<All[K]>]: ReactNode }

/** The keys of the messages that are part of the first load. */
export type InitialKey = keyof typeof enInitial

/** Looks up messages in the language of the page. */
export interface Translate<Key extends MessageKey = MessageKey> {
  (key: Key): string
  /**
   * Returns a message whose key is not known in advance, such as the label of an attribute. Undefined if there is no
   * such message.
   */
  optional(key: string): string | undefined
  /** Returns the same function with more English messages as defaults, for a screen that is loaded on demand. */
  withDefaults(english: MessagesInput): Translate
}

type Texts = Readonly<Record<string, string | undefined>>

/** Creates the function that looks up messages. A message that is missing or undefined is shown in English. */
export function createTranslate(messages: Texts = {}, english: Texts = enInitial): Translate {
  const optional = (key: string) => messages[key] ?? english[key]
  const t = (key: MessageKey): string => optional(key) ?? key
  return Object.assign(t, {
    optional,
    withDefaults: (more: Texts) => createTranslate(messages, { ...english, ...more }),
  })
}

export const MessagesContext: Context<Translate> = createContext(createTranslate())

/** Returns the function that looks up messages. Only the English messages of the first load are always available. */
export function useInitialMessages(): Translate<InitialKey> {
  return useContext(MessagesContext)
}
