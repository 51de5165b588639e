import type { StorybookConfig } from '@storybook/react-vite'
import { defaultClientConditions } from 'vite'

/** What the worker of the journeys imports. Vite finds it too late by itself, and then reloads the page in a test. */
const workerDependencies = [
  '@challenge-kit/server > @aws-sdk/client-cognito-identity-provider',
  '@challenge-kit/server > ipaddr.js',
  '@challenge-kit/emulator > @simplewebauthn/server',
  '@challenge-kit/emulator > jose',
  '@challenge-kit/emulator > otpauth',
]

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['./catalogue/**/*.mdx', './catalogue/**/*.stories.tsx', '../packages/react/src/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  staticDirs: [{ from: './brand/mark.svg', to: '/favicon.svg' }],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  features: { sidebarOnboardingChecklist: false, experimentalSearchDocsHeadings: true },
  docs: { defaultName: 'Docs' },
  typescript: { reactDocgen: 'react-docgen' },
  viteFinal: (vite) => ({
    ...vite,
    resolve: { ...vite.resolve, conditions: ['@challenge-kit/source', ...defaultClientConditions] },
    // Older targets make the build replace light-dark() with variables that the toolbar's theme does not set.
    build: { ...vite.build, cssTarget: ['chrome123', 'firefox120', 'safari17.5'] },
    worker: { ...vite.worker, format: 'es' },
    optimizeDeps: { ...vite.optimizeDeps, include: [...(vite.optimizeDeps?.include ?? []), ...workerDependencies] },
  }),
}

export default config
