import { expect, type Locator, type Page } from '@playwright/test'

/** 400 % zoom of a screen with 1280 × 1024 pixels, in CSS pixels (WCAG 1.4.10). */
const ZOOMED = { width: 320, height: 256 }
/** CSS pixels. WCAG 2.5.8 asks for 24. Inputs and the submit button have 44, as WCAG 2.5.5 asks. */
const TARGET = 24
const MAIN_TARGET = 44

/**
 * Checks a screen, on a page in forced colours: its accessibility tree, the sizes of its targets, 400 % zoom, and the
 * outlines of its controls. `part` is the part of the page that the screen takes.
 */
export async function checkScreen(page: Page, name: string, part: Locator = page.getByRole('main')): Promise<void> {
  await expect(part).toMatchAriaSnapshot({ name: `${name}.aria.yml` })
  expect(await smallTargets(part), `targets of ${name} that are too small`).toEqual([])

  const viewport = page.viewportSize()
  await page.setViewportSize(ZOOMED)
  expect(await cutOff(part), `parts of ${name} that are cut off at 400 % zoom`).toEqual([])
  if (viewport) await page.setViewportSize(viewport)

  expect(await withoutOutline(part), `controls of ${name} without an outline in forced colours`).toEqual([])
}

const CONTROLS = ':is(button, a, input, summary, select, textarea):not([type="hidden"], [readonly])'

async function smallTargets(part: Locator): Promise<readonly string[]> {
  return part.locator(CONTROLS).evaluateAll(
    (controls, [least, main]) =>
      controls.flatMap((control) => {
        // The label of a radio button, and the frame that a password shares with its toggle, are a part of the target.
        const target = control.closest('label, [data-ck-part="input"]:has(button), :has(> input + button)') ?? control
        const { width, height } = target.getBoundingClientRect()
        if (width === 0) return []
        const isMain = control.matches('[type="submit"], input:not([type="radio"], [type="checkbox"])')
        const enough = isMain ? main : least
        return Math.min(width, height) + 0.5 < enough ? [`${control.outerHTML.slice(0, 80)} ${width} × ${height}`] : []
      }),
    [TARGET, MAIN_TARGET] as const,
  )
}

async function cutOff(part: Locator): Promise<readonly string[]> {
  return part.locator('xpath=descendant-or-self::*').evaluateAll((parts) => {
    const isScrollable = document.documentElement.scrollWidth > document.documentElement.clientWidth
    const wide = parts.filter((part) => {
      const { left, right, width } = part.getBoundingClientRect()
      const { clipPath, position } = getComputedStyle(part)
      const isHidden = width <= 1 || clipPath !== 'none' || position === 'absolute'
      return !isHidden && (left < -0.5 || right > document.documentElement.clientWidth + 0.5)
    })
    return [...(isScrollable ? ['the page scrolls sideways'] : []), ...wide.map((part) => part.outerHTML.slice(0, 80))]
  })
}

async function withoutOutline(part: Locator): Promise<readonly string[]> {
  return part
    .locator(':is([type="submit"], input:not([type="radio"], [type="checkbox"], [readonly]))')
    .evaluateAll((controls) =>
      controls.flatMap((control) => {
        // A password shares the frame of its parent with its toggle.
        const styles = [control, control.parentElement ?? control].map((part) => getComputedStyle(part))
        const hasBorder = styles.some((style) => Number.parseFloat(style.borderBlockEndWidth) >= 1)
        const hasFocusRing = control !== document.activeElement || styles.some((style) => style.outlineStyle !== 'none')
        return hasBorder && hasFocusRing ? [] : [control.outerHTML.slice(0, 80)]
      }),
    )
}
