import { Providers } from '../providers'
import { Data } from './data'
export default function Page() {
  return (
    <Providers>
      <Data />
    </Providers>
  )
}
