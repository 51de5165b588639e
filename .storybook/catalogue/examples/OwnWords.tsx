import { type MessagesInput, SignIn } from '@challenge-kit/react'
import type { ReactNode } from 'react'

const messages: MessagesInput = {
  'credentials.heading': 'Sign in to Lantern',
  'attribute.custom:card': 'Library card number',
  'attribute.custom:card.hint': 'On the back. It begins with L.',
}

export const Login = (): ReactNode => <SignIn messages={messages} />
