import type { Preview } from '@storybook/react-vite'
import type { RunOptions } from 'axe-core'
import { configure } from 'storybook/test'
import '@challenge-kit/react/styles.css'
import './brand/brands.css'
import { QuietFocus } from './catalogue/blocks/QuietFocus.tsx'
import { ScreenPage } from './catalogue/blocks/ScreenPage.tsx'
import { ThemedDocs } from './catalogue/blocks/ThemedDocs.tsx'
import { checkInOtherTheme } from './catalogue/stage/otherTheme.ts'
import { initialGlobals, toolbar } from './catalogue/stage/toolbar.ts'
import { LocaleContext } from './catalogue/stage/LocaleContext.ts'
import { languageOf, showGlobals } from './catalogue/stage/showGlobals.ts'

// The timeout is long, because a busy machine is slow. A query returns as soon as it finds its element.
configure({ asyncUtilTimeout: 5_000 })

const preview: Preview = {
  globalTypes: toolbar,
  initialGlobals,
  parameters: {
    layout: 'centered',
    backgrounds: { disable: true },
    controls: { expanded: true },
    docs: { page: ScreenPage, container: ThemedDocs, story: { autoplay: false } },
    options: {
      storySort: {
        order: [
          'Introduction',
          'Getting started',
          'The component',
          'All screens',
          'Journeys',
          'Headless',
          'Theming',
          'Messages',
          'Testing',
          'Screens',
          [
            'Credentials',
            'Code',
            'Set-up of a second factor',
            'Choice of a second factor',
            'Choice of a way to sign in',
            'Password',
            'Passkey',
            'New password',
            'Password reset',
            'Confirmation of the account',
            'Custom challenge',
            'Unsupported challenge',
            'Step-up',
            'Resuming',
            'Signed in',
          ],
          'Account',
          'Conditions',
        ],
      },
    },
    a11y: {
      test: 'error',
      options: {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        // These rules are off, because a story is one part of a page. Landmarks and the heading of level 1 belong to
        // the page.
        rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
      },
    },
  },
  // The addon checks each story in its own theme. In a test, this function checks the other theme before.
  afterEach: async ({ canvasElement, globals, parameters }) => {
    const { a11y }: { readonly a11y?: { readonly test?: string; readonly options?: RunOptions } } = parameters
    if (!('__vitest_browser__' in globalThis) || a11y?.test !== 'error') return
    await checkInOtherTheme(canvasElement, String(globals['theme']), a11y.options ?? {})
  },
  decorators: [
    (Story, { globals, viewMode }) => {
      if (viewMode !== 'docs') showGlobals(globals, 'story')
      const story = (
        <LocaleContext.Provider value={String(globals['locale'])}>
          <Story />
        </LocaleContext.Provider>
      )
      return viewMode === 'docs' ? <QuietFocus {...languageOf(globals)}>{story}</QuietFocus> : story
    },
  ],
}

export default preview
