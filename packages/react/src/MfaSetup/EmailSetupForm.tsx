'use client'

import type { ReactNode } from 'react'
import type { QuestionProps } from '../form/questionProps.ts'
import { useLaterSay } from '../messages/useLaterSay.ts'
import type { Surroundings } from '../parts/Card.tsx'
import { Field } from '../parts/Field.tsx'
import { Link } from '../parts/Link.tsx'
import { QuestionCard } from '../parts/QuestionCard.tsx'
import { useEmailSetup } from './useEmailSetup.ts'

export interface EmailSetupFormProps extends QuestionProps<'MFA_SETUP'>, Surroundings {
  /** Back to the choice, where there is one. */
  readonly otherWay?: (() => unknown) | undefined
}

/** To which address codes shall go from now on. */
export function EmailSetupForm(props: EmailSetupFormProps): ReactNode {
  const { pending, otherWay } = props
  const say = useLaterSay()
  const { email, error, attempt, onSubmit } = useEmailSetup(props)
  return (
    <QuestionCard
      surroundings={props}
      heading={say('emailSetup.heading')}
      lead={say('emailSetup.lead')}
      pending={pending}
      error={error}
      attempt={attempt}
      onSubmit={onSubmit}
      submitLabel={say('emailSetup.submit')}
      secondary={
        otherWay && (
          <Link to={otherWay} part="secondary">
            {say('action.otherWay')}
          </Link>
        )
      }
    >
      <Field control={email} label={say('emailSetup.label')} attempt={attempt}>
        <input
          data-ck-part="input"
          data-ck-start=""
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          dir="auto"
          {...email.input}
        />
      </Field>
    </QuestionCard>
  )
}
