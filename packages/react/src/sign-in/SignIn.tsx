'use client'

import { type ReactNode, useContext, useMemo } from 'react'
import { createTranslate, MessagesContext } from '../messages/messages.ts'
import { SignInProvider, type SignInProviderProps } from './SignInProvider.tsx'
import { SignInContext } from '../scope/signInScope.ts'
import type { UseSignInOptions } from './useSignIn.ts'
import { CurrentStep, type CurrentStepProps } from './CurrentStep.tsx'
import { LazyStepUp } from './LazyStepUp.tsx'

export interface SignInProps extends Omit<SignInProviderProps, 'children'>, CurrentStepProps, UseSignInOptions {}

/**
 * Signs a user in. Shows the screen of each challenge that Cognito sends, until the user is signed in. Uses the
 * `SignInProvider` around the component. Without a provider, the component creates one from `transport`, `contextData`
 * and `browserSrp`.
 *
 * @example
 * import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
 *
 * const client = new QueryClient()
 * const page = (
 *   <QueryClientProvider client={client}>
 *     <SignIn onSignedIn={() => location.assign('/account')} />
 *   </QueryClientProvider>
 * )
 */
export function SignIn({ transport, contextData, browserSrp, messages, intent, ...props }: SignInProps): ReactNode {
  const inherited = useContext(MessagesContext)
  const t = useMemo(() => (messages ? createTranslate(messages) : inherited), [messages, inherited])
  const step = intent ? <LazyStepUp {...props} /> : <CurrentStep {...props} />
  if (useContext(SignInContext)) return <MessagesContext.Provider value={t}>{step}</MessagesContext.Provider>
  return (
    <SignInProvider transport={transport} contextData={contextData} browserSrp={browserSrp} messages={messages}>
      {step}
    </SignInProvider>
  )
}
