import { type ChallengeStep, usePasskey } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import { Form } from '../ui/Form.tsx'
import { useHeadlessWords } from '../words/useHeadlessWords.ts'

export function Passkey({ flow }: { flow: ChallengeStep<'WEB_AUTHN'> }): ReactNode {
  const text = useHeadlessWords()
  const { status, start, cancel, error } = usePasskey(flow)
  return (
    <Form
      flow={flow}
      title={text.passkeyTitle}
      lead={text.passkey[status]}
      error={error}
      actions={
        <button type="button" onClick={() => flow.chooseAnotherMethod()}>
          {text.otherWay}
        </button>
      }
    >
      {status === 'waiting' ? (
        <button type="button" onClick={cancel}>
          {text.cancel}
        </button>
      ) : (
        status !== 'unavailable' && (
          <button className="own-main" type="button" aria-disabled={flow.pending} onClick={start}>
            {text.passkeySubmit}
          </button>
        )
      )}
    </Form>
  )
}
