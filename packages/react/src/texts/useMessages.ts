'use client'

import { useMemo } from 'react'
import type { AccountMessages, MessageKey } from '../messages/messages.ts'
import { useDeferredMessages } from '../messages/useDeferredMessages.ts'
import { createKitMessages, type KitMessages } from './kitMessages.ts'

/**
 * Returns the kit's messages as texts, for your own markup. The texts are in the language of the nearest `SignIn` or
 * `SignInProvider`, with the messages that your page changes.
 *
 * @param accountEnglish `enAccount`, if your own account screens use the messages of the account screens.
 * @example
 * function MyScreen({ step }: { step: ChallengeStep<'SMS_MFA'> }) {
 *   const messages = useMessages()
 *   const { code, error, onSubmit } = useMfaCode(step)
 *   const { heading, lead, label, submit } = messages.screen(step)
 *   return (
 *     <form method="post" lang={messages.locale} onSubmit={onSubmit}>
 *       <h1>{heading}</h1>
 *       <p>{lead}</p>
 *       <label {...code.label}>{label}</label>
 *       <MfaCodeInput {...code.input} />
 *       <p {...code.message}>{code.error}</p>
 *       <p role="alert">{messages.error(error)}</p>
 *       <button type="submit">{submit}</button>
 *     </form>
 *   )
 * }
 */
export function useMessages(): KitMessages
export function useMessages(accountEnglish: AccountMessages): KitMessages<MessageKey>
export function useMessages(accountEnglish?: AccountMessages): KitMessages<MessageKey> {
  const t = useDeferredMessages()
  return useMemo(() => createKitMessages(accountEnglish ? t.withDefaults(accountEnglish) : t), [t, accountEnglish])
}
