import { addons } from 'storybook/manager-api'
import { GLOBALS_UPDATED } from 'storybook/internal/core-events'
import { themes } from './brand/theme.ts'

const preferred = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
const chosen = /[;&]globals=[^&]*theme:(dark|light)|[?&]globals=theme:(dark|light)/.exec(
  decodeURIComponent(location.search),
)

show(chosen?.[0].endsWith('dark') ? 'dark' : chosen ? 'light' : preferred)

addons.register('challenge-kit/theme', (api) => {
  api.on(GLOBALS_UPDATED, ({ globals }: { readonly globals: Readonly<Record<string, unknown>> }) =>
    show(globals['theme'] === 'dark' ? 'dark' : 'light'),
  )
})

/** Storybook itself follows the theme that is chosen in the toolbar. */
function show(theme: 'light' | 'dark'): void {
  addons.setConfig({ theme: themes[theme], sidebar: { showRoots: true, collapsedRoots: ['conditions'] } })
}
