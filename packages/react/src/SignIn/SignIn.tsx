'use client'

import type { Session, StepName } from '@challenge-kit/core'
import { type ReactNode, useContext, useEffect, useMemo } from 'react'
import { createSay, SayContext } from '../messages/say.ts'
import { Root } from '../parts/Root.tsx'
import { SignInProvider, type SignInProviderProps } from '../SignInProvider.tsx'
import { SignInContext, useSignInScope } from '../signInScope.ts'
import { useSignIn } from '../useSignIn.ts'
import { preloadScreens, type Slots } from './screens.ts'
import { useAnnouncements } from './useAnnouncements.ts'
import { type Components, draw, useShownStep } from './useShownStep.ts'

export interface SignInProps extends Omit<SignInProviderProps, 'children'>, Slots {
  /** Your own screens in place of the kit's. */
  readonly components?: Components | undefined
  /** Called exactly once for each sign-in. */
  readonly onSignedIn?: ((session: Session) => void) | undefined
  /** Called with the name of each new step, and nothing else: for your analytics. */
  readonly onEvent?: ((step: StepName) => void) | undefined
}

/**
 * Signs a person in: shows whatever Cognito asks until a session arrives. Finds the `SignInProvider` around it, or makes
 * one: `transport` and `contextData` are for the one it makes.
 */
export function SignIn({ transport, contextData, messages, ...props }: SignInProps): ReactNode {
  const around = useContext(SayContext)
  const say = useMemo(() => (messages ? createSay(messages) : around), [messages, around])
  if (useContext(SignInContext)) {
    return (
      <SayContext.Provider value={say}>
        <Steps {...props} />
      </SayContext.Provider>
    )
  }
  return (
    <SignInProvider transport={transport} contextData={contextData} messages={messages}>
      <Steps {...props} />
    </SignInProvider>
  )
}

type StepsProps = Omit<SignInProps, keyof SignInProviderProps>

const NONE: Components = {}

function Steps({ components = NONE, onSignedIn, onEvent, ...slots }: StepsProps): ReactNode {
  const flow = useSignIn()
  const step = useShownStep(flow, components)
  useAnnouncements({ onSignedIn, onEvent })
  // A password manager may fill and send the form without a keystroke.
  const waiting = flow.pending
  const { prepare } = useSignInScope('SignIn').flow
  const preload = () => preloadScreens(prepare)
  useEffect(() => {
    if (waiting) preloadScreens(prepare)
  }, [waiting, prepare])
  return (
    <Root step={step.step} frame={slots.frame} onInput={preload}>
      {draw<StepName>(step, components, slots)}
    </Root>
  )
}
