/** What {@link probe} records in a page. Times are those of `performance.now()`. */
export interface Probed {
  /** When the user pressed the button that submits. */
  submitted: number
  /** When the browser had painted the next question. */
  painted: number
  /** Commits of React so far. */
  commits: number
}

declare global {
  var probed: Probed
}

/**
 * Runs in the page before its own scripts. Counts React's commits through the hook of React's developer tools, and records
 * the times of a submit and of the next question.
 */
export function probe(): void {
  const probed = { submitted: 0, painted: 0, commits: 0 }
  const hook = {
    supportsFiber: true,
    renderers: new Map<number, unknown>(),
    inject: () => 1,
    onCommitFiberRoot: () => {
      probed.commits += 1
    },
    onCommitFiberUnmount: () => undefined,
    onPostCommitFiberRoot: () => undefined,
    checkDCE: () => undefined,
  }
  Object.assign(globalThis, { probed, __REACT_DEVTOOLS_GLOBAL_HOOK__: hook })
  addEventListener('click', ({ timeStamp }) => (probed.submitted = timeStamp), { capture: true })
  const question = 'input[autocomplete="one-time-code"], input[name="confirmation_code"]'
  const observer = new MutationObserver(() => {
    if (!document.querySelector(question)) return
    observer.disconnect()
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      // The message arrives after the frame is painted.
      port1.addEventListener('message', () => (probed.painted = performance.now()))
      port1.start()
      port2.postMessage(0)
    })
  })
  observer.observe(document, { subtree: true, childList: true, attributes: true })
}
