import { expect } from 'storybook/test'

const still = '*, ::before, ::after { transition: none !important; animation: none !important }'

/**
 * Checks the contrast of a story in dark, after axe has checked all rules in light. Only contrast differs between the
 * themes, so the other rules need no second check.
 */
export async function checkContrastInDark(element: HTMLElement): Promise<void> {
  const { default: axe } = await import('axe-core')
  const page = document.documentElement
  const sheet = document.createElement('style')
  sheet.textContent = still
  document.head.append(sheet)
  page.dataset['ckTheme'] = 'dark'
  page.style.colorScheme = 'dark'
  const { violations } = await axe.run(element, { runOnly: ['color-contrast'] })
  sheet.remove()
  await expect(
    violations.flatMap(({ nodes }) => nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`)),
  ).toEqual([])
}
