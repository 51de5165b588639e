import type { RunOptions } from 'axe-core'
import { expect } from 'storybook/test'

const still = '*, ::before, ::after { transition: none !important; animation: none !important }'

/**
 * Checks a story with axe in the other theme. Storybook's addon checks the story in its own theme afterwards, so this
 * function restores that theme.
 */
export async function checkInOtherTheme(element: HTMLElement, theme: string, options: RunOptions): Promise<void> {
  const { default: axe } = await import('axe-core')
  const sheet = document.createElement('style')
  sheet.textContent = still
  document.head.append(sheet)
  const other = theme === 'dark' ? 'light' : 'dark'
  show(other)
  const { violations } = await axe.run(element, { ...options, resultTypes: ['violations'] })
  show(theme)
  // The browser computes the colours before it may animate again. Otherwise the addon checks colours in transition.
  await new Promise(requestAnimationFrame)
  sheet.remove()
  await expect(
    violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id} in ${other}: ${html} ${failureSummary}`),
    ),
  ).toEqual([])
}

/** Sets the attributes that the kit and the pages of the catalogue read. */
function show(theme: string): void {
  document.documentElement.dataset['ckTheme'] = theme
  document.documentElement.style.colorScheme = theme
}
