'use client'
import { useQuery } from '@tanstack/react-query'
export function Data() {
  return useQuery({ queryKey: ['a'], queryFn: () => 'data' }).data
}
