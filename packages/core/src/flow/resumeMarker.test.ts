import { expect, it } from 'vitest'
import { storageMarker } from './resumeMarker.ts'

function createStorage() {
  const stored = new Map<string, string>()
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  }
  return { stored, storage }
}

it('stores one bit, and removes it when no sign-in is in progress', () => {
  const { stored, storage } = createStorage()
  const marker = storageMarker(() => storage)
  expect(marker.read()).toBe(false)
  marker.write(true)
  expect([marker.read(), ...stored.values()]).toEqual([true, '1'])
  marker.write(false)
  expect([marker.read(), stored.size]).toEqual([false, 0])
})

it('stores nothing and does not throw if the browser forbids storage', () => {
  const marker = storageMarker(() => {
    throw new Error('SecurityError')
  })
  marker.write(true)
  expect(marker.read()).toBe(false)
})

it('keeps the sign-ins of two sessions apart', () => {
  const { storage } = createStorage()
  const [acme, globex] = [storageMarker(() => storage, '/acme'), storageMarker(() => storage, '/globex')]
  acme.write(true)
  globex.write(false)
  expect([acme.read(), globex.read()]).toEqual([true, false])
})
