'use client'

import { type Context, createContext, createElement, Fragment, type ReactNode, useContext } from 'react'
import type { en } from './en.ts'
import type { enAccount } from './en/account.ts'
import { enFirst } from './en/initial.ts'

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

type ParameterOf<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | ParameterOf<Rest> : never

/** What has to be filled into the sentence `K`. */
export type MessageParameters<K extends MessageKey> = { readonly [P in ParameterOf<All[K]>]: ReactNode }

/** The sentences that are there from the beginning. */
export type FirstKey = keyof typeof enFirst

/** The sentences in use. */
export interface Say<Key extends MessageKey = MessageKey> {
  (key: Key): string
  /** A sentence with its parameters filled in. Elements stay elements. */
  filled<K extends Key>(key: K, parameters: MessageParameters<K>): ReactNode
  /** A sentence by a key that is not known beforehand: an error's, or an attribute's. */
  of(key: string): string | undefined
  /** The same, with the English of a screen that was loaded later. */
  with(english: MessagesInput): Say
}

/** Puts sentences to use. What is missing is said in English. */
export function createSay(messages?: MessagesInput, english: MessagesInput = enFirst): Say {
  const all: Readonly<Record<string, string | undefined>> = { ...english, ...messages }
  const say = (key: MessageKey): string => all[key] ?? key
  return Object.assign(say, {
    filled<K extends MessageKey>(key: K, parameters: MessageParameters<K>): ReactNode {
      const given: Readonly<Record<string, ReactNode>> = parameters
      const parts = say(key).split(/\{(\w+)\}/)
      return createElement(Fragment, null, ...parts.map((part, index) => (index % 2 === 0 ? part : given[part])))
    },
    of: (key: string) => all[key],
    with: (more: MessagesInput) => createSay(messages, { ...english, ...more }),
  })
}

export const SayContext: Context<Say> = createContext(createSay())

/** The sentences in use here: of English, what is there from the beginning. */
export function useSay(): Say<FirstKey> {
  return useContext(SayContext)
}
