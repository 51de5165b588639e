import type { SignInProps } from '@challenge-kit/react'

/** The groups of the table of props, in their order. */
const groups = {
  credentials: 'Credentials',
  slots: 'Slots',
  links: 'Links',
  looks: 'Looks',
  events: 'Events',
  flow: 'Screens',
  backend: 'Backend',
} as const

/** The group of each prop of `<SignIn />`. TypeScript reports a prop that has no group. */
const groupOf: { readonly [P in keyof Required<SignInProps>]: keyof typeof groups } = {
  identifier: 'credentials',
  countryCode: 'credentials',
  first: 'credentials',
  appName: 'slots',
  logo: 'slots',
  header: 'slots',
  footer: 'slots',
  providers: 'slots',
  signUp: 'links',
  forgotPassword: 'links',
  help: 'links',
  continueTo: 'links',
  frame: 'looks',
  headingLevel: 'looks',
  loadStyles: 'looks',
  messages: 'looks',
  onEvent: 'events',
  onSignedIn: 'events',
  components: 'flow',
  intent: 'flow',
  transport: 'backend',
  contextData: 'backend',
  browserSrp: 'backend',
}

const isProp = (name: string): name is keyof typeof groupOf => Object.hasOwn(groupOf, name)

/** The heading above a prop in the table, and the place of its group. */
export function propGroup(name: string): { readonly title: string; readonly order: number } {
  if (!isProp(name)) throw new Error(`The prop ${name} of docs/guides/component.md has no group in propGroups.ts.`)
  const group = groupOf[name]
  return { title: groups[group], order: Object.keys(groups).indexOf(group) }
}
