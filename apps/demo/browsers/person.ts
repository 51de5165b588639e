import { setTimeout as wait } from 'node:timers/promises'
import type { BrowserPage } from './engine.ts'

/** A simulated user, who sees the text of a page and uses the mouse and the keyboard. */
export interface Person {
  readonly page: BrowserPage
  /** Opens a page of the site. */
  open(path: string): Promise<void>
  /** Clicks the field with this label, and types text. */
  fill(label: string, text: string): Promise<void>
  /** Clicks the field for a code. */
  clickCode(): Promise<void>
  /** Selects everything in the focused field, and types text in place of it. */
  replace(text: string): Promise<void>
  /** Pastes text from the clipboard into the field for a code, in place of its text. */
  pasteCode(text: string): Promise<void>
  press(button: string): Promise<void>
  /** Presses the submit button. */
  submit(): Promise<void>
  /** Waits until the page shows this heading. */
  sees(heading: string): Promise<void>
  /** Waits until an expression of the page has this value. */
  expects(expression: string, value: unknown): Promise<void>
}

/** Milliseconds until an expectation fails. This time is long, because a busy machine is slow. */
const PATIENCE = 20_000

export const CODE = `document.querySelector('main [autocomplete="one-time-code"]')`
const HEADING = `document.querySelector('main h1')?.textContent ?? null`

export function createPerson(page: BrowserPage, site: string): Person {
  const expects = async (expression: string, value: unknown): Promise<void> => {
    let seen: unknown
    for (const end = Date.now() + PATIENCE; Date.now() < end; await wait(50)) {
      seen = await page.evaluate(expression).catch((error: unknown) => String(error))
      if (seen === value) return
    }
    throw new Error(`${expression} is ${JSON.stringify(seen)}, and not ${JSON.stringify(value)}`)
  }

  /** Clicks the middle of an element, when the element is visible, does not move, and lies under no other element. */
  const click = async (element: string): Promise<void> => {
    let last = ''
    for (const end = Date.now() + PATIENCE; Date.now() < end; await wait(50)) {
      const point = await page.evaluate(pointOf(element)).catch(() => null)
      if (typeof point !== 'string') continue
      if (point === last) return page.clickAt(...coordinates(point))
      last = point
    }
    throw new Error(`${element} cannot be clicked. The heading is ${JSON.stringify(await page.evaluate(HEADING))}.`)
  }

  const replace = async (text: string): Promise<void> => {
    await page.pressControl('a')
    await page.type(text)
  }

  return {
    page,
    open: (path) => page.goto(site + path),
    fill: async (label, text) => {
      await click(
        `[...document.querySelectorAll('main label')].find((label) => label.textContent.trim() === ${quote(label)})?.control`,
      )
      await replace(text)
    },
    clickCode: () => click(CODE),
    replace,
    pasteCode: async (text) => {
      // The text reaches the clipboard as a user would copy it: from another field, with the keyboard.
      await page.evaluate(`document.body.append(Object.assign(document.createElement('textarea'), { id: 'note' }))`)
      await click(`document.querySelector('#note')`)
      await page.type(text)
      await page.pressControl('a')
      await page.pressControl('x')
      await page.evaluate(`document.querySelector('#note').remove()`)
      await click(CODE)
      await page.pressControl('a')
      await page.pressControl('v')
    },
    press: (name) =>
      click(
        `[...document.querySelectorAll('main button')].find((button) => button.textContent.trim() === ${quote(name)})`,
      ),
    submit: () => click(`document.querySelector('main button[type="submit"]')`),
    sees: (heading) => expects(HEADING, heading),
    expects,
  }
}

const quote = (text: string): string => JSON.stringify(text)

/** An expression for the middle of an element, as `x y`. It is null if a click there would not reach the element. */
function pointOf(element: string): string {
  return `(() => {
    const element = ${element}
    if (!element || element.matches(':disabled')) return null
    element.scrollIntoView({ block: 'center', behavior: 'instant' })
    const { x, y, width, height } = element.getBoundingClientRect()
    const point = [Math.round(x + width / 2), Math.round(y + height / 2)]
    return element.contains(document.elementFromPoint(...point)) ? point.join(' ') : null
  })()`
}

function coordinates(point: string): [number, number] {
  const [x = 0, y = 0] = point.split(' ').map(Number)
  return [x, y]
}
