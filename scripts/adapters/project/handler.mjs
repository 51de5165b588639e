import { createBackend } from './backend.mjs'

export const handler = createBackend(process.env)
