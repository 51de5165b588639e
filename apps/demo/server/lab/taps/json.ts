export type Json = Readonly<Record<string, unknown>>

/** Reads the JSON object of a body from a copy, so that the body can be read again. Without an object it returns `{}`. */
export async function readJson(message: Request | Response): Promise<Json> {
  const json: unknown = await message
    .clone()
    .json()
    .catch(() => null)
  return isObject(json) ? json : {}
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
