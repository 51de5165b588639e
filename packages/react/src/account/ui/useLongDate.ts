'use client'

import { createElement, type ReactNode } from 'react'
import { useInitialMessages } from '../../messages/messages.ts'

/** Returns a function that formats a date in the language of the messages. The function takes seconds since 1970. */
export function useLongDate(): (seconds: number) => ReactNode {
  const t = useInitialMessages()
  const format = new Intl.DateTimeFormat(t('locale'), { dateStyle: 'long' })
  return (seconds) => {
    const date = new Date(seconds * 1000)
    return createElement('time', { dateTime: date.toISOString() }, format.format(date))
  }
}
