/**
 * Handles the back/forward cache. A browser may keep a page in memory when the user leaves it, and show the same page
 * again when the user goes back, although the session has ended meanwhile. This function hides a page with a session
 * when the user leaves it. When the page comes back, it stays hidden until `check` has asked who is signed in.
 *
 * @param owner Returns the username of the session, null if nobody is signed in, and undefined if that is not known.
 * @returns A function that stops the handling.
 * @see https://developer.mozilla.org/en-US/docs/Web/API/Window/pageshow_event
 */
export function watchPageRestore(owner: () => string | null | undefined, check: () => Promise<void>): () => void {
  const { style } = document.documentElement
  const onHide = (event: PageTransitionEvent): void => {
    if (event.persisted && owner()) style.visibility = 'hidden'
  }
  const onShow = (event: PageTransitionEvent): void => {
    // A hidden page always asks, because the cache may have deleted the session meanwhile.
    if (!event.persisted || (!style.visibility && owner() === undefined)) return
    void check().finally(() => {
      // The page becomes visible in a new task, because TanStack Query tells the components in a task of its own.
      setTimeout(() => (style.visibility = ''))
    })
  }
  addEventListener('pagehide', onHide)
  addEventListener('pageshow', onShow)
  return () => {
    removeEventListener('pagehide', onHide)
    removeEventListener('pageshow', onShow)
  }
}
