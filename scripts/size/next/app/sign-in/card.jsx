'use client'
import { SignIn } from '@challenge-kit/react'
export function Card() {
  return <SignIn />
}
