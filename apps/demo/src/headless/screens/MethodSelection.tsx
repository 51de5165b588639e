import { useCustomChallenge, useMethodSelection, usePasskey, usePassword } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import { useWords } from '../words/language.ts'
import type { Step } from './Headless.tsx'
import { OwnField } from './OwnField.tsx'
import { OwnForm } from './OwnForm.tsx'

export function Choice({ flow }: { flow: Step<'SELECT_CHALLENGE'> }): ReactNode {
  const text = useWords().headless
  const { methods, choose, password, error } = useMethodSelection(flow)
  if (!password) {
    return (
      <OwnForm flow={flow} title={text.chooseTitle} error={error}>
        {methods.map((method) => (
          <button key={method} type="button" onClick={() => choose(method)}>
            {text.factors[method]}
          </button>
        ))}
      </OwnForm>
    )
  }
  return (
    <OwnForm flow={flow} title={text.chooseTitle} submit={text.signIn} error={error} onSubmit={password.onSubmit}>
      <OwnField label={text.password} control={password.password}>
        <input type="password" autoComplete="current-password" {...password.password.input} />
      </OwnField>
      <button type="button" onClick={password.back}>
        {text.otherWay}
      </button>
    </OwnForm>
  )
}

export function PasswordAlone({ flow }: { flow: Step<'PASSWORD'> }): ReactNode {
  const text = useWords().headless
  const { password, error, onSubmit } = usePassword(flow)
  return (
    <OwnForm flow={flow} title={text.signIn} submit={text.signIn} error={error} onSubmit={onSubmit}>
      <OwnField label={text.password} control={password}>
        <input type="password" autoComplete="current-password" {...password.input} />
      </OwnField>
      <button type="button" onClick={() => flow.chooseAnotherMethod()}>
        {text.otherWay}
      </button>
    </OwnForm>
  )
}

export function Passkey({ flow }: { flow: Step<'WEB_AUTHN'> }): ReactNode {
  const text = useWords().headless
  const { condition, ask, cancel, error } = usePasskey(flow)
  return (
    <OwnForm flow={flow} title={text.passkeyTitle} lead={text.passkey[condition]} error={error}>
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
    </OwnForm>
  )
}

export function Custom({ flow }: { flow: Step<'CUSTOM_CHALLENGE'> }): ReactNode {
  const text = useWords().headless
  const { answer, error, onSubmit } = useCustomChallenge(flow)
  return (
    <OwnForm
      flow={flow}
      title={text.customTitle}
      lead={flow.challenge.parameters['question'] ?? ''}
      submit={text.next}
      error={error}
      onSubmit={onSubmit}
    >
      <OwnField label={text.answer} control={answer}>
        <input type="text" autoComplete="off" {...answer.input} />
      </OwnField>
    </OwnForm>
  )
}
