import { afterAll, beforeAll, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { allScreens } from '../testing/allScreens.tsx'
import { contrast, luminances } from '../testing/luminance.ts'

const CONTROLS = 'a, button, summary, input:not([type="hidden"])'

/** The element that shows the focus of a control: the control, or the box or the row around the control. */
function outlinedElement(control: Element): Element {
  const isOutlined = getComputedStyle(control).outlineStyle !== 'none'
  return isOutlined ? control : (control.closest('[data-ck-part~="boxed"], [data-ck-part~="option"]') ?? control)
}

/** The background of an element, or of the nearest element around it that has a background. */
function backgroundOf(element: Element | null): string {
  if (!element) throw new TypeError('No element has a background.')
  const { backgroundColor } = getComputedStyle(element)
  return backgroundColor === 'rgba(0, 0, 0, 0)' ? backgroundOf(element.parentElement) : backgroundColor
}

/** Says why the outline of a focused control is not visible. Undefined if the outline is visible. */
function outlineFault(control: Element): string | undefined {
  if (!control.matches(':focus-visible')) return 'is not :focus-visible'
  const element = outlinedElement(control)
  const { outlineStyle, outlineWidth, outlineOffset, outlineColor } = getComputedStyle(element)
  const [width, offset] = [Number.parseFloat(outlineWidth), Number.parseFloat(outlineOffset)]
  if (outlineStyle === 'none' || width < 2) return `has an outline of ${outlineStyle} ${outlineWidth}`
  // With a negative offset, the outline is on the background of the element.
  const [front = 0, back = 0] = luminances([outlineColor, backgroundOf(offset < 0 ? element : element.parentElement)])
  if (contrast(front, back) < 3) return `has a contrast of ${contrast(front, back).toFixed(2)}`
  return isCut(element, width + offset) ? 'has an outline that is cut' : undefined
}

/** True if an element around `element` cuts the outline, which is `reach` pixels around `element`. */
function isCut(element: Element, reach: number): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect()
  for (let outer = element.parentElement; outer && outer !== document.body; outer = outer.parentElement) {
    if (getComputedStyle(outer).overflowX === 'visible') continue
    const edge = outer.getBoundingClientRect()
    const inside =
      left - reach >= edge.left &&
      right + reach <= edge.right &&
      top - reach >= edge.top &&
      bottom + reach <= edge.bottom
    if (!inside) return true
  }
  return false
}

beforeAll(() => {
  document.body.style.backgroundColor = 'var(--ck-page)'
})
afterAll(() => {
  document.body.removeAttribute('style')
  delete document.body.dataset['ckTheme']
})

const cases = allScreens.flatMap(([name, open]) =>
  (['light', 'dark'] as const).map((theme) => [name, theme, open] as const),
)

test.each(cases)('%s, %s: each control shows the focus with an outline', async (_, theme, open) => {
  document.body.dataset['ckTheme'] = theme
  const { container } = await open()
  // After a key press, the browser shows the focus of each element that gets the focus.
  await userEvent.tab()
  const controls = [...container.querySelectorAll<HTMLElement>(CONTROLS)].filter(
    (control) => control.checkVisibility({ visibilityProperty: true }) && !control.matches(':disabled'),
  )
  expect(controls.length).toBeGreaterThan(0)
  const faults = controls.flatMap((control) => {
    control.focus()
    const fault = outlineFault(control)
    return fault === undefined ? [] : [`${control.outerHTML.slice(0, 120)} ${fault}`]
  })
  expect(faults).toEqual([])
})
