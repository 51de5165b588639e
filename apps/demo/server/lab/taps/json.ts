export type Json = Readonly<Record<string, unknown>>

/** Reads the JSON object in a body. The body can be read again. Returns `{}` if the body is not a JSON object. */
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
