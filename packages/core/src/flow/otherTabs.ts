/**
 * A message from one tab to the other tabs. After `signed-in`, the cookie that the tabs share may hold another user's
 * session. After `signed-out`, the cookie holds no session.
 */
export type TabMessage = 'signed-in' | 'signed-out'

/** The connection to this browser's other tabs. */
export interface OtherTabs {
  send(message: TabMessage): void
  close(): void
}

/**
 * Connects to the other tabs of the same origin. A tab does not receive its own messages.
 *
 * @param sessionName - Only tabs with the same name are connected, because other tabs show another session.
 */
export function connectTabs(onMessage: Readonly<Record<TabMessage, () => void>>, sessionName: string): OtherTabs {
  const channel = new BroadcastChannel(`challenge-kit${sessionName}`)
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === 'signed-in' || data === 'signed-out') onMessage[data]()
  }
  return {
    send: (message) => channel.postMessage(message),
    close: () => channel.close(),
  }
}
