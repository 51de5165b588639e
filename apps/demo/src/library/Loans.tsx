import '@challenge-kit/react/account.css'
import { StepUpInPlace, useApi } from '@challenge-kit/react/account'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { FirstField } from './authFlow.ts'
import { useWords } from './language.ts'

interface Loan {
  readonly id: string
  readonly renewals: number
}

/** The user's loans. They come from the library's own API, which asks for a recent sign-in before it replaces a card. */
export function Loans({ first }: { readonly first: FirstField }): ReactNode {
  const words = useWords().loans
  const client = useQueryClient()
  const { fetch: api, stepUp } = useApi()

  async function send(path: string, method: 'GET' | 'POST'): Promise<Response> {
    const response = await api(path, { method })
    if (!response.ok) throw new Error(`${path}: ${response.status}`)
    return response
  }

  const loans = useQuery({
    queryKey: ['loans'],
    queryFn: async () => readLoans(await (await send('/loans', 'GET')).json()),
    retry: false,
  })
  const renew = useMutation({
    mutationFn: (id: string) => send(`/loans/${id}`, 'POST'),
    onSuccess: () => client.invalidateQueries({ queryKey: ['loans'] }),
  })
  const replace = useMutation({ mutationFn: () => send('/card/replacement', 'POST') })

  if (stepUp) return <StepUpInPlace onDone={stepUp.done} onCancel={stepUp.cancel} headingLevel={2} first={first} />
  return (
    <div className="loans">
      <ul aria-label={words.heading}>
        {loans.data?.map(({ id, renewals }) => (
          <li key={id}>
            <span>{words.titles[id] ?? id}</span>
            <span>{words.renewals(renewals)}</span>
            <button type="button" onClick={() => renew.mutate(id)} aria-label={`${words.renew}: ${words.titles[id]}`}>
              {words.renew}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => replace.mutate()}>
        {words.replace}
      </button>
      <p role="status">{replace.isSuccess && words.replaced}</p>
      <p role="alert">{(loans.isError || renew.isError || replace.isError) && words.failed}</p>
    </div>
  )
}

const readLoans = (json: unknown): readonly Loan[] => (Array.isArray(json) ? json.filter(isLoan) : [])

const isLoan = (item: unknown): item is Loan =>
  typeof item === 'object' && item !== null && 'id' in item && 'renewals' in item
