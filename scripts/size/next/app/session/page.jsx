import { SessionProvider, RequireSession } from '@challenge-kit/react/session'
import { Providers } from '../providers'
export default function Page() {
  return (
    <Providers>
      <SessionProvider>
        <RequireSession>hello</RequireSession>
      </SessionProvider>
    </Providers>
  )
}
