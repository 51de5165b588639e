'use client'

import type { ReactNode } from 'react'
import type { QuestionProps } from '../form/questionProps.ts'
import { useLaterSay } from '../messages/useLaterSay.ts'
import type { Surroundings } from '../parts/Card.tsx'
import { Field } from '../parts/Field.tsx'
import { Link } from '../parts/Link.tsx'
import { QuestionCard } from '../parts/QuestionCard.tsx'
import { usePhoneSetup } from './usePhoneSetup.ts'

export interface PhoneSetupFormProps extends QuestionProps<'MFA_SETUP'>, Surroundings {
  /** Back to the choice, where there is one. */
  readonly otherWay?: (() => unknown) | undefined
}

/** To which number codes shall go from now on. */
export function PhoneSetupForm(props: PhoneSetupFormProps): ReactNode {
  const { pending, otherWay } = props
  const say = useLaterSay()
  const { phoneNumber, error, attempt, onSubmit } = usePhoneSetup(props)
  return (
    <QuestionCard
      surroundings={props}
      heading={say('phoneSetup.heading')}
      lead={say('phoneSetup.lead')}
      pending={pending}
      error={error}
      attempt={attempt}
      onSubmit={onSubmit}
      submitLabel={say('phoneSetup.submit')}
      secondary={
        otherWay && (
          <Link to={otherWay} part="secondary">
            {say('action.otherWay')}
          </Link>
        )
      }
    >
      <Field control={phoneNumber} label={say('phone.label')} hint={say('phoneSetup.hint')} attempt={attempt}>
        <input
          data-ck-part="input"
          data-ck-start=""
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          dir="ltr"
          {...phoneNumber.input}
        />
      </Field>
    </QuestionCard>
  )
}
