'use client'

import { createElement, type ReactNode } from 'react'
import { useSay } from '../../messages/messages.ts'

/** How a day is written in the language in use. Takes seconds since 1970. */
export function useLongDate(): (seconds: number) => ReactNode {
  const say = useSay()
  const format = new Intl.DateTimeFormat(say('locale'), { dateStyle: 'long' })
  return (seconds) => {
    const date = new Date(seconds * 1000)
    return createElement('time', { dateTime: date.toISOString() }, format.format(date))
  }
}
