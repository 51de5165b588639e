/** This browser's other tabs. */
export interface OtherTabs {
  /** `signed-in`: the cookie that all tabs share may be somebody else's now. `signed-out`: it is nobody's. */
  tell(news: News): void
  close(): void
}

export type News = 'signed-in' | 'signed-out'

/** Listens to the other tabs, and speaks to them. A channel never hears itself. */
export function joinTabs(onNews: Readonly<Record<News, () => void>>): OtherTabs {
  const channel = new BroadcastChannel('challenge-kit')
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === 'signed-in' || data === 'signed-out') onNews[data]()
  }
  return {
    tell: (news) => channel.postMessage(news),
    close: () => channel.close(),
  }
}
