import type { WireMessage } from '../../../server/lab/taps/wireLog.ts'

/** A message, and how often the same exchange took place in a row. */
export interface FoldedMessage extends WireMessage {
  readonly times: number
}

/** Folds a request and its reply into the same exchange before it, such as three checks of the session in a row. */
export function foldRepeats(messages: readonly WireMessage[]): readonly FoldedMessage[] {
  const folded: FoldedMessage[] = []
  for (let index = 0; index < messages.length; index += 1) {
    const [request, reply] = messages.slice(index, index + 2)
    const [before, after] = folded.slice(-2)
    if (request && reply && before && after && isSame(request, before) && isSame(reply, after)) {
      folded.splice(-2, 2, { ...before, times: before.times + 1 }, { ...after, times: after.times + 1 })
      index += 1
    } else if (request) {
      folded.push({ ...request, times: 1 })
    }
  }
  return folded
}

function isSame(one: WireMessage, other: WireMessage): boolean {
  const content = ({ from, to, name, detail, failed }: WireMessage): string =>
    JSON.stringify([from, to, name, detail, failed])
  return content(one) === content(other)
}
