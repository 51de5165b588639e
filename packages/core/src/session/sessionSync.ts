import { importChunk } from '../importChunk.ts'
import type { Session } from '../wire/replies.ts'
import type { SessionSyncOptions } from './sessionCache.ts'
import type { OtherTabs, SessionChanges } from './sessionChanges.ts'

/** Updates the cached session when the flow or another tab of this browser signs in or out. */
export interface SessionSync {
  /**
   * Asks the backend who is signed in. Resolves to null if nobody is signed in. Then a flow at `SIGNED_IN` returns to the
   * credentials. Rejects if the backend cannot be reached. The caller stores the session in the cache.
   */
  fetch(): Promise<Session | null>
  /** Ends the session on this page. With `inAllTabs`, also ends it in the other tabs. Never rejects. */
  end(inAllTabs: boolean): Promise<void>
  /**
   * Asks the backend who is signed in. Ends the session on this page if the session is over or belongs to another user,
   * or if the backend cannot be reached. Never rejects.
   */
  check(): Promise<void>
  /** Starts to listen to the flow and to the other tabs. Returns a function that stops listening. */
  start(): () => void
}

/**
 * Creates the synchronisation. A flow that reaches `SIGNED_IN` puts the session into the cache. A flow that leaves
 * `SIGNED_IN` clears the cache. The other tabs then update their caches.
 *
 * @example
 * const transport = httpTransport()
 * const flow = createSignIn({ transport })
 * let session: Session | null | undefined
 * const cache: SessionCache = {
 *   owner: () => session && session.username,
 *   keep: (next) => void (session = next),
 *   drop: () => void (session = null),
 * }
 * const stop = createSessionSync({ flow, transport, cache, stepUp: false }).start()
 */
export function createSessionSync(options: SessionSyncOptions): SessionSync {
  const { flow, transport, cache } = options
  let tabs: OtherTabs | null = null
  let changes: SessionChanges | null = null
  let loading: Promise<{ sessionChanges(options: SessionSyncOptions): SessionChanges }> | null = null

  /** Runs `work` after the code has loaded. All work runs in the order of the calls. Rejects if the code cannot be loaded. */
  async function run<T>(work: (changes: SessionChanges) => T | Promise<T>): Promise<T> {
    if (changes) return work(changes)
    loading ??= importChunk(() => import('./sessionChanges.ts')).finally(() => (loading = null))
    const { sessionChanges } = await loading
    changes ??= sessionChanges(options)
    return work(changes)
  }

  return {
    fetch: () => run((loaded) => loaded.fetch()),
    // Without the code, this page cannot know who is signed in.
    end: (inAllTabs) => run((loaded) => loaded.end(inAllTabs, tabs)).catch(cache.drop),
    check: () => run((loaded) => loaded.check()).catch(cache.drop),
    start() {
      // Connects the tabs of this origin that show the same session. A tab does not receive its own messages.
      const channel = new BroadcastChannel(`challenge-kit${transport.sessionName ?? ''}`)
      channel.onmessage = ({ data }: MessageEvent<unknown>) =>
        void run((loaded) => loaded.receive(data)).catch(cache.drop)
      tabs = channel
      let step = flow?.getState().step
      const unsubscribe = flow?.subscribe(() => {
        const [before, state] = [step, flow.getState()]
        step = state.step
        // If the code cannot be loaded, no flow reaches SIGNED_IN, because the calls are in the same file.
        run((loaded) => loaded.flowChanged(before, state, channel)).catch(() => {})
      })
      return () => {
        unsubscribe?.()
        channel.close()
        tabs = null
      }
    },
  }
}
