import type { MessagesInput } from '@challenge-kit/react'

/** The texts of the library's page. The English texts define the type of the other languages. */
export const en = {
  name: 'Lantern Library',
  links: ['Catalogue', 'Events', 'Opening hours'],
  signUp: 'New to Lantern Library? Get a card',
  footer: ['Branches', 'Privacy'],
  member: {
    heading: 'Your library card',
    lead: 'You’re signed in. This is all the page knows of you; the tokens stay with the backend.',
    account: 'Account',
    claims: {
      sub: 'User ID',
      email: 'Email',
      email_verified: 'Email confirmed',
      phone_number: 'Phone number',
      phone_number_verified: 'Phone number confirmed',
      name: 'Name',
      given_name: 'Given name',
      family_name: 'Family name',
      'custom:library_card': 'Library card number',
    } as Readonly<Record<string, string>>,
    yes: 'Yes',
    no: 'No',
    signOut: 'Sign out',
    signOutEverywhere: 'Sign out everywhere',
    security: 'Account and security',
    signOutFailed: 'Signing out didn’t get through. Please try again.',
  },
  loans: {
    heading: 'Your loans',
    titles: { lamp: 'The Lamplighter’s Map', tide: 'A Tide of Paper' } as Readonly<Record<string, string>>,
    renewals: (count: number) => `Renewed ${count} times`,
    renew: 'Renew',
    replace: 'Replace my card',
    replaced: 'A new card is on its way.',
    failed: 'That didn’t get through. Please try again.',
  },
}

export type Words = typeof en

/** Messages that replace the kit's messages, because users sign in with an email address or a phone number. */
export const enMessages: MessagesInput = {
  'usernameOrEmail.label': 'Email or phone number',
  'usernameOrEmail.missing': 'Enter your email or phone number.',
  'usernameOrEmail.mismatch': 'Wrong email, number or password.',
  'attribute.custom:library_card': 'Library card number',
  'attribute.custom:library_card.hint': 'On the front of your card: L and four digits.',
}
