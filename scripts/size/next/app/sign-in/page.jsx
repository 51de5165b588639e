import { Providers } from '../providers'
import { Card } from './card'
export default function Page() {
  return (
    <Providers>
      <Card />
    </Providers>
  )
}
