import type { Preview } from '@storybook/react-vite'
import { configure } from 'storybook/test'
import '@challenge-kit/react/styles.css'

// The timeout is long, because a busy machine is slow. A query returns as soon as it finds its element.
configure({ asyncUtilTimeout: 5_000 })

/** The choices in Storybook's toolbar. A story reads `globals.locale` to select its messages. */
const preview: Preview = {
  globalTypes: {
    locale: {
      description: 'Language of the messages',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'en', title: 'English' },
          { value: 'ja', title: '日本語' },
        ],
      },
    },
    theme: {
      description: 'Colour scheme',
      toolbar: {
        icon: 'mirror',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
    direction: {
      description: 'Writing direction',
      toolbar: {
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
      },
    },
  },
  initialGlobals: { locale: 'en', theme: 'light', direction: 'ltr' },
  parameters: {
    layout: 'centered',
    backgrounds: { disable: true },
    controls: { expanded: true },
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
  decorators: [
    (Story, { globals }) => {
      const page = document.documentElement
      page.lang = String(globals['locale'])
      page.dir = String(globals['direction'])
      page.dataset['ckTheme'] = String(globals['theme'])
      page.style.colorScheme = String(globals['theme'])
      page.style.background = 'var(--ck-page)'
      return <Story />
    },
  ],
}

export default preview
