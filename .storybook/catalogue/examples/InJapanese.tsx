import { SignIn } from '@challenge-kit/react'
import { ja } from '@challenge-kit/react/messages/ja'
import type { ReactNode } from 'react'

export const InJapanese = (): ReactNode => <SignIn messages={ja} />
