'use client'

import { useEffect, useRef } from 'react'

/** Runs `forget` when the question is left: what was typed then stays neither in the form's state nor in its inputs. */
export function useForgetting(forget: () => void): void {
  const latest = useRef(forget)
  useEffect(() => {
    latest.current = forget
  })
  useEffect(() => () => latest.current(), [])
}
