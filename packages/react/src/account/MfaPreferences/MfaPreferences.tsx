'use client'

import type { MfaMethod } from '@challenge-kit/core'
import { type ReactNode, useState } from 'react'
import { ListCard } from '../ui/ListCard.tsx'
import type { AccountContext } from '../ui/StepUpInPlace.tsx'
import { useRemoval } from '../ui/useRemoval.ts'
import { useErrorEffect } from '../../form/useErrorEffect.ts'
import { useAccountMessages } from '../../messages/useAccountMessages.ts'
import { Link, type LinkTarget } from '../../ui/Link.tsx'
import { MFA_METHODS } from '../../ui/icons/mfaMethods.ts'
import { Notice } from '../../ui/Notice.tsx'
import { MethodItem, OfferedMethod } from './MethodItem.tsx'
import { useMfaPreferences } from './useMfaPreferences.ts'
import { richText } from '../../messages/richText.ts'

export interface MfaPreferencesProps extends AccountContext {
  /**
   * The methods by email or text message that your user pool offers. Each method that is off has a button that turns
   * the method on.
   * @default none
   */
  readonly offered?: readonly Exclude<MfaMethod, 'SOFTWARE_TOKEN_MFA'>[] | undefined
  /** The page where the user sets up an authenticator app. If the user has no app, a button opens this page. */
  readonly totpSetup?: LinkTarget | undefined
}

/** The list of the user's second factors. The user can choose the preferred method, and can turn methods on and off. */
export function MfaPreferences({ offered = [], totpSetup, ...props }: MfaPreferencesProps): ReactNode {
  const t = useAccountMessages()
  const settings = useMfaPreferences()
  const { query, pendingAction } = settings
  const [done, setDone] = useState<ReactNode>(null)
  const [lastChange, setLastChange] = useState<'turnOn' | 'turnOff'>('turnOn')
  const methods = query.data?.methods ?? []
  const removal = useRemoval(methods, settings.turnOff)
  // Cognito refuses to turn off a required second factor. Cognito also refuses to turn on a method for which the
  // account has no address, number or app.
  const refused = settings.error?.issues['method'] === 'not_offered'
  useErrorEffect(refused ? settings.error : null, removal.cancel)

  async function change(kind: 'prefer' | 'turnOn' | 'turnOff', method: MfaMethod): Promise<void> {
    setDone(null)
    setLastChange(kind === 'turnOff' ? kind : 'turnOn')
    const changed = await (kind === 'turnOff' ? removal.confirm() : settings[kind](method))
    if (!changed) return
    setDone(richText(t, `mfaPreferences.${kind}.done`, { method: t(MFA_METHODS[method].name) }))
    // The button that the user clicked no longer exists, so the focus moves to the item.
    if (kind !== 'turnOff') removal.focusItem(method)
  }

  const canSetUpTotp = totpSetup && query.data && !methods.includes('SOFTWARE_TOKEN_MFA')
  return (
    <ListCard
      context={props}
      state={refused ? { ...settings, error: null } : settings}
      query={query}
      heading={t('mfaPreferences.heading')}
      lead={t(methods.length > 0 ? 'mfaPreferences.lead' : 'mfaPreferences.lead.none')}
      submitLabel={null}
      secondary={
        canSetUpTotp && (
          <Link to={totpSetup} part="secondary">
            {t('mfaPreferences.setUp')}
          </Link>
        )
      }
      done={done}
    >
      {({ preferred }) => (
        <div data-ck-part="items" ref={removal.listRef}>
          {methods.length === 0 && <p data-ck-part="empty">{t('mfaPreferences.empty')}</p>}
          <ul aria-label={t('mfaPreferences.list')}>
            {methods.map((method) => (
              <MethodItem
                key={method}
                method={method}
                preferred={method === preferred}
                last={methods.length === 1}
                confirming={method === removal.confirming}
                pending={pendingAction !== null}
                onPrefer={() => change('prefer', method)}
                onRequestTurnOff={() => removal.requestRemove(method)}
                onCancel={removal.cancel}
                onTurnOff={() => change('turnOff', method)}
              />
            ))}
            {offered
              .filter((method) => !methods.includes(method))
              .map((method) => (
                <OfferedMethod
                  key={method}
                  method={method}
                  pending={pendingAction !== null}
                  onTurnOn={() => change('turnOn', method)}
                />
              ))}
          </ul>
          <div role="status">{refused && <Notice tone="info">{t(`mfaPreferences.${lastChange}.refused`)}</Notice>}</div>
        </div>
      )}
    </ListCard>
  )
}
