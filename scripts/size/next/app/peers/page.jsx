import { Providers } from '../providers'
import { Form } from './form'
export default function Page() {
  return (
    <Providers>
      <Form />
    </Providers>
  )
}
