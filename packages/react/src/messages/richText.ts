import { createElement, Fragment, type ReactNode } from 'react'
import type { MessageKey, MessageParameters, Translate } from './messages.ts'

/** Returns a message with its parameters filled in. A parameter may be a React element. */
export function richText<K extends MessageKey>(t: Translate, key: K, parameters: MessageParameters<K>): ReactNode {
  const given: Readonly<Record<string, ReactNode>> = parameters
  const parts = t(key).split(/\{(\w+)\}/)
  return createElement(Fragment, null, ...parts.map((part, index) => (index % 2 === 0 ? part : given[part])))
}
