/**
 * Runs in the page. Returns the focused element as HTML if a user of the keyboard cannot see that it has the focus: if
 * the outline is missing, thinner than two pixels, or cut off. Returns null if the focus shows, or is outside the kit.
 */
export function focusIsHidden(): string | null {
  const focused = document.activeElement
  if (!focused?.closest('[data-ck-part~="root"]')) return null
  // The frame that an input shares with a button, and the label around a radio button, show the focus of the input.
  const ringed = focused.closest('[data-ck-part~="option"], [data-ck-part~="boxed"]:has(> input:focus)') ?? focused
  const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(ringed)
  const width = Number.parseFloat(outlineWidth)
  const reach = width + Number.parseFloat(outlineOffset)
  const { left, right, top, bottom } = ringed.getBoundingClientRect()
  const isCut = (area: Element): boolean => {
    const edge = area.getBoundingClientRect()
    return (
      left - reach < edge.left || right + reach > edge.right || top - reach < edge.top || bottom + reach > edge.bottom
    )
  }
  let clips = false
  for (let area = ringed.parentElement; area && area !== document.body; area = area.parentElement)
    clips ||= /clip|hidden/.test(getComputedStyle(area).overflowX) && isCut(area)
  return outlineStyle !== 'none' && width >= 2 && !clips ? null : focused.outerHTML.slice(0, 120)
}
