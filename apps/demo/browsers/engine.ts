/** A browser that a client of its automation protocol controls. */
export interface Engine {
  /** For example `Firefox 153.8.0`. */
  readonly name: string
  /** Opens a page that shares no cookie and no storage with other pages. */
  open(): Promise<BrowserPage>
  close(): Promise<void>
}

/** What a journey does with a page. Every engine has these actions. */
export interface BrowserPage {
  goto(url: string): Promise<void>
  /** Goes back in the history, and does not wait for the page. */
  back(): Promise<void>
  /** Evaluates a JavaScript expression in the page. The journey checks the type of the value. */
  evaluate(expression: string): Promise<unknown>
  /** Presses the mouse button at a point of the viewport. */
  clickAt(x: number, y: number): Promise<void>
  /** Types text into the focused element, with one key for each character. */
  type(text: string): Promise<void>
  /** Presses Control and a key: `a` selects everything, `x` cuts, and `v` pastes. */
  pressControl(key: 'a' | 'v' | 'x'): Promise<void>
  close(): Promise<void>
}
