'use client'

import { type Context, createContext, createElement, Fragment, type ReactNode, useContext } from 'react'
import type { en } from './en.ts'
import type { enAccount } from './en/account.ts'
import { enInitial } from './en/initial.ts'

type All = typeof en & typeof enAccount

/** The name of a sentence. */
export type MessageKey = keyof All

/** Every sentence of a sign-in, in one language: `en`, `ja`, or your own. `{name}` stands for what is filled in. */
export type Messages = { readonly [K in keyof typeof en]: string }

/** Every sentence of the account's screens, in one language: `enAccount`, `jaAccount`, or your own. */
export type AccountMessages = { readonly [K in keyof typeof enAccount]: string }

/**
 * What a page says differently: another language as a whole, single sentences, and the labels of its own attributes:
 * `'attribute.custom:card'`, with a hint under `'attribute.custom:card.hint'`.
 */
export type MessagesInput = Partial<Messages & AccountMessages> & { readonly [K in `attribute.${string}`]?: string }

type ParameterNames<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | ParameterNames<Rest> : never

/** What has to be filled into the sentence `K`. */
export type MessageParameters<K extends MessageKey> = { readonly [P in ParameterNames<All[K]>]: ReactNode }

/** The sentences that are there from the beginning. */
export type InitialKey = keyof typeof enInitial

/** The sentences in use. */
export interface Translate<Key extends MessageKey = MessageKey> {
  (key: Key): string
  /** A sentence with its parameters filled in. Elements stay elements. */
  rich<K extends Key>(key: K, parameters: MessageParameters<K>): ReactNode
  /** A sentence by a key that is not known beforehand: an error's, or an attribute's. */
  optional(key: string): string | undefined
  /** The same, with the English of a screen that was loaded later. */
  withDefaults(english: MessagesInput): Translate
}

/** Puts sentences to use. What is missing is said in English. */
export function createTranslate(messages?: MessagesInput, english: MessagesInput = enInitial): Translate {
  const all: Readonly<Record<string, string | undefined>> = { ...english, ...messages }
  const t = (key: MessageKey): string => all[key] ?? key
  return Object.assign(t, {
    rich<K extends MessageKey>(key: K, parameters: MessageParameters<K>): ReactNode {
      const given: Readonly<Record<string, ReactNode>> = parameters
      const parts = t(key).split(/\{(\w+)\}/)
      return createElement(Fragment, null, ...parts.map((part, index) => (index % 2 === 0 ? part : given[part])))
    },
    optional: (key: string) => all[key],
    withDefaults: (more: MessagesInput) => createTranslate(messages, { ...english, ...more }),
  })
}

export const MessagesContext: Context<Translate> = createContext(createTranslate())

/** The sentences in use here: of English, what is there from the beginning. */
export function useMessages(): Translate<InitialKey> {
  return useContext(MessagesContext)
}
