export type Json = Readonly<Record<string, unknown>>

/** The JSON object in a body, whoever else reads it too; an empty one where there is none. */
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
