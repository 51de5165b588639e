import { SignIn } from '@challenge-kit/react'
import { Providers } from '../providers'
export default function Page() {
  return (
    <Providers>
      <SignIn />
    </Providers>
  )
}
