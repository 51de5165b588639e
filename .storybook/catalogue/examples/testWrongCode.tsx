import { SignIn } from '@challenge-kit/react'
import { asks, fails, scenario, signsIn } from '@challenge-kit/react/testing'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'

export async function showsAWrongCode(): Promise<void> {
  const sms = asks('SMS_MFA', { destination: '+*******0839' })
  const { transport } = scenario([sms, fails('code_mismatch'), signsIn()])
  render(
    <QueryClientProvider client={new QueryClient()}>
      <SignIn transport={transport} />
    </QueryClientProvider>,
  )
  const user = userEvent.setup()
  await user.type(screen.getByLabelText('Username'), 'alice')
  await user.type(screen.getByLabelText('Password'), 'tide-pool-9-Lantern{Enter}')
  await user.type(await screen.findByLabelText('Code from the text message'), '000000{Enter}')
  await screen.findByText('That code didn’t match. Please try again.')
}
