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

export interface MfaPreferencesProps extends AccountContext {
  /**
   * The methods that your pool offers by email or text message. A method that is off gets a button to turn it on.
   * @default none
   */
  readonly offered?: readonly Exclude<MfaMethod, 'SOFTWARE_TOKEN_MFA'>[] | undefined
  /** Where the user sets up an authenticator app. A button leads there if the user has none. */
  readonly totpSetup?: LinkTarget | undefined
}

/** The list of the user's second factors: the user can prefer one, turn one on and turn one off. */
export function MfaPreferences({ offered = [], totpSetup, ...props }: MfaPreferencesProps): ReactNode {
  const t = useAccountMessages()
  const settings = useMfaPreferences()
  const { query, pendingAction } = settings
  const [done, setDone] = useState<ReactNode>(null)
  const [lastChange, setLastChange] = useState<'turnOn' | 'turnOff'>('turnOn')
  const methods = query.data?.methods ?? []
  const removal = useRemoval(methods, settings.turnOff)
  // Cognito refuses to turn off a required second factor, and to turn on one without an address, a number or an app.
  const refused = settings.error?.issues['method'] === 'not_offered'
  useErrorEffect(refused ? settings.error : null, removal.cancel)

  async function change(kind: 'prefer' | 'turnOn' | 'turnOff', method: MfaMethod): Promise<void> {
    setDone(null)
    setLastChange(kind === 'turnOff' ? kind : 'turnOn')
    const changed = await (kind === 'turnOff' ? removal.confirm() : settings[kind](method))
    if (!changed) return
    setDone(t.rich(`mfaPreferences.${kind}.done`, { method: t(MFA_METHODS[method].name) }))
    // The button that the user clicked is gone, so the item takes the focus.
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
