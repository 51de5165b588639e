'use client'

import type { Session, StepName } from '@challenge-kit/core'
import { type ReactNode, useContext, useMemo } from 'react'
import { createTranslate, MessagesContext } from '../messages/messages.ts'
import { SignInProvider, type SignInProviderProps } from '../SignInProvider.tsx'
import { SignInContext } from '../signInScope.ts'
import type { SignInIntent } from '../useSignIn.ts'
import type { ScreenOptions } from './screens.ts'
import { LazyStepUp } from './LazyStepUp.tsx'
import { CurrentStep } from './CurrentStep.tsx'
import type { Components } from './useShownStep.ts'

export interface SignInProps extends Omit<SignInProviderProps, 'children'>, ScreenOptions, SignInIntent {
  /** Your own screens in place of the kit's. */
  readonly components?: Components | undefined
  /** Called exactly once for each sign-in. */
  readonly onSignedIn?: ((session: Session) => void) | undefined
  /** Called with the name of each new step, and nothing else: for your analytics. */
  readonly onEvent?: ((step: StepName) => void) | undefined
}

/**
 * Signs a person in: shows whatever Cognito asks until a session arrives. Finds the `SignInProvider` around it, or makes
 * one: `transport`, `contextData` and `browserSrp` are for the one it makes.
 */
export function SignIn({ transport, contextData, browserSrp, messages, intent, ...props }: SignInProps): ReactNode {
  const around = useContext(MessagesContext)
  const t = useMemo(() => (messages ? createTranslate(messages) : around), [messages, around])
  const steps = intent ? <LazyStepUp {...props} /> : <CurrentStep {...props} />
  if (useContext(SignInContext)) return <MessagesContext.Provider value={t}>{steps}</MessagesContext.Provider>
  return (
    <SignInProvider transport={transport} contextData={contextData} browserSrp={browserSrp} messages={messages}>
      {steps}
    </SignInProvider>
  )
}
