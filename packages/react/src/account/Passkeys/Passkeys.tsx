'use client'

import type { Passkey } from '@challenge-kit/core'
import { type ReactNode, useState } from 'react'
import { ListCard } from '../ui/ListCard.tsx'
import { RemovableItem } from '../ui/RemovableItem.tsx'
import type { AccountContext } from '../ui/StepUpInPlace.tsx'
import { useLongDate } from '../ui/useLongDate.ts'
import { useRemoval } from '../ui/useRemoval.ts'
import { useAccountMessages } from '../../messages/useAccountMessages.ts'
import { MethodIcon } from '../../ui/icons/MethodIcon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { usePasskeySupport } from '../../screens/Passkey/usePasskeySupport.ts'
import { ADD_PASSKEY } from './useAddPasskey.ts'
import { usePasskeys } from './usePasskeys.ts'
import { richText } from '../../messages/richText.ts'

export interface PasskeysProps extends AccountContext {}

/** The list of the user's passkeys, with buttons that add and delete a passkey. */
export function Passkeys(props: PasskeysProps): ReactNode {
  const t = useAccountMessages()
  const passkeys = usePasskeys()
  const { query, pendingAction, notAddedReason } = passkeys
  const supported = usePasskeySupport()
  const date = useLongDate()
  const [done, setDone] = useState<ReactNode>(null)
  const list = query.data?.passkeys ?? []
  const removal = useRemoval(
    list.map(({ id }) => id),
    passkeys.remove,
  )
  const problem = supported ? notAddedReason : 'unavailable'

  async function add(): Promise<void> {
    setDone(null)
    if (await passkeys.add()) setDone(t('passkeys.added'))
  }

  async function remove({ name }: Passkey): Promise<void> {
    setDone(null)
    if (await removal.confirm()) setDone(richText(t, 'passkeys.delete.done', { name }))
  }

  return (
    <ListCard
      context={props}
      state={passkeys}
      query={query}
      heading={t('passkeys.heading')}
      lead={t('passkeys.lead')}
      waitingLabel={pendingAction === ADD_PASSKEY ? t('passkey.waiting') : undefined}
      submitLabel={supported ? t('passkeys.add') : null}
      onSubmit={() => void add()}
      done={done}
    >
      {() => (
        <div data-ck-part="items" ref={removal.listRef}>
          {list.length === 0 ? (
            <p data-ck-part="empty">{t('passkeys.empty')}</p>
          ) : (
            <ul aria-label={t('passkeys.list')}>
              {list.map((passkey) => (
                <RemovableItem
                  key={passkey.id}
                  icon={<MethodIcon name="passkey" />}
                  name={passkey.name}
                  note={richText(t, 'passkeys.created', { date: date(passkey.createdAt) })}
                  confirming={removal.confirming === passkey.id}
                  question={richText(t, 'passkeys.delete.question', { name: <bdi>{passkey.name}</bdi> })}
                  consequence={t('passkeys.delete.note')}
                  label={t('passkeys.delete')}
                  fullLabel={richText(t, 'passkeys.delete.name', { name: passkey.name })}
                  pending={pendingAction !== null}
                  onRequestRemove={() => removal.requestRemove(passkey.id)}
                  onCancel={removal.cancel}
                  onConfirm={() => remove(passkey)}
                />
              ))}
            </ul>
          )}
          <div role="status">{problem && <Notice tone="info">{t(`passkeys.${problem}`)}</Notice>}</div>
        </div>
      )}
    </ListCard>
  )
}
