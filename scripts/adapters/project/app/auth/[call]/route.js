import { handler } from '../../../handler.mjs'

export const dynamic = 'force-dynamic'

export const POST = (request) => handler(request)
