/** Keeps the ids of a story apart from the ids of the other stories on the same page. */
export function idPrefix(prefix: string) {
  return { react: { rootOptions: { identifierPrefix: `${prefix}-` } } }
}
