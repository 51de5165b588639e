import { type ChallengeStep, QrCode, useTotpSetup } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import { CodeInput } from '../ui/CodeInput.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useHeadlessWords } from '../words/useHeadlessWords.ts'

/** Sets up an authenticator app. After a reload, `key` is null, because the backend sends each key only once. */
export function TotpSetup({ flow }: { flow: ChallengeStep<'MFA_SETUP'> }): ReactNode {
  const text = useHeadlessWords()
  const { key, code, available, error, onSubmit, makeNewKey } = useTotpSetup(flow)
  if (!available) return <Form flow={flow} title={text.setupTitle} lead={text.setupElsewhere} error={error} />
  return (
    <Form
      flow={flow}
      title={text.setupTitle}
      lead={key ? text.setupLead : text.setupAgain}
      submit={text.finish}
      error={error}
      onSubmit={onSubmit}
    >
      {key ? (
        <div className="own-key" data-private="">
          <QrCode text={key.uri} label={text.qr} />
          <code translate="no">{key.secret}</code>
        </div>
      ) : (
        <button type="button" onClick={makeNewKey}>
          {text.newKey}
        </button>
      )}
      <Field label={text.code} control={code}>
        <CodeInput {...code.input} />
      </Field>
    </Form>
  )
}
