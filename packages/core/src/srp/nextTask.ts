/** Resolves in the next task, so that the page can react between two parts of a long computation. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve)
  })
}
