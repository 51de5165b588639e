import { useEffect, useState } from 'react'
import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events'
import { addons } from 'storybook/preview-api'

type Globals = Readonly<Record<string, unknown>>
interface Message {
  readonly globals: Globals
}

const isMessage = (value: unknown): value is Message =>
  typeof value === 'object' && value !== null && 'globals' in value

/** The choices in the toolbar, on a page that may have no story. */
export function useDocsGlobals(): Globals {
  const channel = addons.getChannel()
  const [globals, setGlobals] = useState<Globals>(() => {
    const sent: unknown = channel.last(GLOBALS_UPDATED) ?? channel.last(SET_GLOBALS)
    const last: unknown = Array.isArray(sent) ? sent[0] : null
    return isMessage(last) ? last.globals : {}
  })
  useEffect(() => {
    const update = (message: Message): void => setGlobals(message.globals)
    channel.on(GLOBALS_UPDATED, update)
    channel.on(SET_GLOBALS, update)
    return () => {
      channel.off(GLOBALS_UPDATED, update)
      channel.off(SET_GLOBALS, update)
    }
  }, [channel])
  return globals
}
