const CHANNEL = 'challenge-kit'
const SIGNED_OUT = 'signed-out'

/** Tells this browser's other tabs that nobody is signed in any more. */
export function tellSignedOut(): void {
  if (typeof BroadcastChannel === 'undefined') return
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(SIGNED_OUT)
  channel.close()
}

/** Calls back when another tab signed out. Returns how to stop listening. */
export function onSignedOutElsewhere(listener: () => void): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => {}
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === SIGNED_OUT) listener()
  }
  return () => channel.close()
}
