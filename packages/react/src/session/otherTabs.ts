/** This browser's other tabs. */
export interface OtherTabs {
  /** Nobody is signed in any more. */
  tellSignedOut(): void
  close(): void
}

const SIGNED_OUT = 'signed-out'

/** Listens to the other tabs, and speaks to them. A channel never hears itself. */
export function joinTabs(onSignedOut: () => void): OtherTabs {
  const channel = new BroadcastChannel('challenge-kit')
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === SIGNED_OUT) onSignedOut()
  }
  return {
    tellSignedOut: () => channel.postMessage(SIGNED_OUT),
    close: () => channel.close(),
  }
}
