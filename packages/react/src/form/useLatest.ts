'use client'

import { type RefObject, useEffect, useRef } from 'react'

/** A ref to the value of the latest render, for effects that must not run again when the value changes. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return latest
}
