const SOURCE = 'https://github.com/challenge-kit/challenge-kit'

/** Where a visitor reads on. */
export const links = {
  install: `${SOURCE}#1-install`,
  start: `${SOURCE}#quick-start`,
  guides: `${SOURCE}/tree/main/docs/guides`,
  security: `${SOURCE}/blob/main/SECURITY.md`,
  storybook: `${SOURCE}#storybook`,
  source: SOURCE,
} as const
