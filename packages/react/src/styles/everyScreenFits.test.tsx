import { scenario } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cdp, page as browser } from 'vitest/browser'
import { allScreens } from '../testing/allScreens.tsx'
import { openSignIn, type Page } from '../testing/page.tsx'

const LARGE = '[type=submit], [data-ck-part~=secondary], input, :has(> input):not(label)'
const isVisible = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true })
const describeElement = (element: Element): string => element.outerHTML.slice(0, 120)

/**
 * The visible elements that a user presses or types into. A checkbox and a radio button are as large as their label, and
 * the field for a password is as large as the frame around it. WCAG has no least size for a link in a sentence.
 */
function targetsOf({ container }: Page): Element[] {
  const controls = [...container.querySelectorAll('a, button, summary, input:not([type="hidden"], [readonly])')]
  return controls
    .filter((control) => isVisible(control) && !control.matches('p a'))
    .map((control) => {
      if (control.matches('[type=radio], [type=checkbox]')) return control.closest('label') ?? control
      return frameOf(control)
    })
}

/** The element with the edge of a field: the field, or its parent. */
function frameOf(control: Element): Element {
  const isFramed = !control.matches('input') || getComputedStyle(control).borderTopWidth !== '0px'
  return isFramed ? control : (control.parentElement ?? control)
}

describe.each(['ltr', 'rtl'])('with a zoom of 400 % on a screen of 1280 × 1024, from %s', (direction) => {
  beforeAll(async () => {
    document.documentElement.dir = direction
    await browser.viewport(320, 256)
  })
  afterAll(async () => {
    document.documentElement.removeAttribute('dir')
    await browser.viewport(414, 896)
  })

  test.each(allScreens)('%s does not scroll sideways, and no text is cut', async (_, open) => {
    const { container } = await open()
    expect(document.documentElement.clientWidth).toBe(320)
    expect(document.documentElement.scrollWidth).toBe(320)
    const elements = [...container.querySelectorAll('*')].filter(
      (element) => isVisible(element) && element.clientWidth > 1,
    )
    const cut = elements.filter((element) => {
      const { left, right } = element.getBoundingClientRect()
      const clips = getComputedStyle(element).overflowX !== 'visible' && !element.matches('input')
      return left < 0 || right > 320 || (clips && element.scrollWidth > element.clientWidth + 1)
    })
    expect(cut.map(describeElement)).toEqual([])
  })
})

test.each(allScreens)(
  '%s: a target is at least 24 pixels high and wide, and fields and buttons with an edge are 44 pixels',
  async (_, open) => {
    const targets = targetsOf(await open())
    expect(targets.length).toBeGreaterThan(0)
    const small = targets.filter((target) => {
      const { width, height } = target.getBoundingClientRect()
      return Math.min(width, height) < (target.matches(LARGE) ? 44 : 24)
    })
    expect(small.map((target) => `${target.getBoundingClientRect().height} ${describeElement(target)}`)).toEqual([])
  },
)

describe('in forced colours', () => {
  const force = (value: 'active' | 'none'): Promise<unknown> =>
    cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] })
  beforeAll(() => force('active'))
  afterAll(() => force('none'))

  /** True if a line of this width and style shows on the background of the page. */
  const shows = (style: string, width: string, colour: string): boolean =>
    style !== 'none' &&
    Number.parseFloat(width) >= 1 &&
    colour !== getComputedStyle(document.body).backgroundColor &&
    !colour.endsWith(', 0)')

  test.each(allScreens)('%s: fields and the main button have an edge', async (_, open) => {
    const page = await open()
    expect(matchMedia('(forced-colors: active)').matches).toBe(true)
    const controls = targetsOf(page).filter((target) => !target.matches('a, button:not([type=submit]), summary, label'))
    const withoutEdge = controls.filter((control) => {
      const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(control)
      return !shows(borderTopStyle, borderTopWidth, borderTopColor) && !shows('solid', '1', backgroundColor)
    })
    expect(withoutEdge.map(describeElement)).toEqual([])
  })

  test('a field with an error has another edge, and its message shows', async () => {
    const page = openSignIn(scenario([]))
    const input = page.input('Username')
    const before = edgeOf(input)
    await page.user.click(page.getByRole('button', { name: 'Sign in' }))
    await waitFor(() => expect(input.getAttribute('aria-invalid')).toBe('true'))
    input.blur()
    const message = document.getElementById(input.getAttribute('aria-describedby')?.split(' ')[0] ?? '')
    expect(message && isVisible(message)).toBe(true)
    expect(edgeOf(input)).not.toBe(before)
  })
})

function edgeOf(element: Element): string {
  const { border, boxShadow, outline } = getComputedStyle(element)
  return [border, boxShadow, outline].join()
}
