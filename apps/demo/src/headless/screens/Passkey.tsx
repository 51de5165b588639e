import { type ChallengeStep, usePasskey } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import { Form } from '../ui/Form.tsx'
import { useHeadlessWords } from '../words/useHeadlessWords.ts'

export function Passkey({ flow }: { flow: ChallengeStep<'WEB_AUTHN'> }): ReactNode {
  const text = useHeadlessWords()
  const { condition, ask, cancel, error } = usePasskey(flow)
  return (
    <Form flow={flow} title={text.passkeyTitle} lead={text.passkey[condition]} error={error}>
      {condition === 'waiting' ? (
        <button type="button" onClick={cancel}>
          {text.cancel}
        </button>
      ) : (
        condition !== 'unavailable' && (
          <button type="button" aria-disabled={flow.pending} onClick={ask}>
            {text.passkeySubmit}
          </button>
        )
      )}
      <button type="button" onClick={() => flow.chooseAnotherMethod()}>
        {text.otherWay}
      </button>
    </Form>
  )
}
