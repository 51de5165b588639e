'use client'
import { QueryClientContext } from '@tanstack/react-query'
import { useContext } from 'react'
import { useForm } from 'react-hook-form'
export function Form() {
  const form = useForm()
  useContext(QueryClientContext)
  return (
    <form onSubmit={form.handleSubmit(() => {})}>
      <input {...form.register('a')} />
    </form>
  )
}
