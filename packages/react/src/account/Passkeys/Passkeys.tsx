'use client'

import type { Passkey } from '@challenge-kit/core'
import { type ReactNode, useState } from 'react'
import { ListCard } from '../ui/ListCard.tsx'
import { RemovableItem } from '../ui/RemovableItem.tsx'
import type { AccountSurroundings } from '../ui/StepUpInPlace.tsx'
import { useLongDate } from '../ui/useLongDate.ts'
import { useRemoval } from '../ui/useRemoval.ts'
import { useAccountSay } from '../../messages/useAccountMessages.ts'
import { MethodIcon } from '../../ui/icons/MethodIcon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { usePasskeysWork } from '../../screens/Passkey/usePasskeysWork.ts'
import { ADDING } from './useAddPasskey.ts'
import { usePasskeys } from './usePasskeys.ts'

export interface PasskeysProps extends AccountSurroundings {}

/** The passkeys of whoever is signed in: their list, adding one, deleting one. */
export function Passkeys(props: PasskeysProps): ReactNode {
  const say = useAccountSay()
  const passkeys = usePasskeys()
  const { query, doing, outcome } = passkeys
  const works = usePasskeysWork()
  const date = useLongDate()
  const [done, setDone] = useState<ReactNode>(null)
  const list = query.data?.passkeys ?? []
  const removal = useRemoval(
    list.map(({ id }) => id),
    passkeys.remove,
  )
  const condition = works ? outcome : 'unavailable'

  async function add(): Promise<void> {
    setDone(null)
    if (await passkeys.add()) setDone(say('passkeys.added'))
  }

  async function remove({ name }: Passkey): Promise<void> {
    setDone(null)
    if (await removal.confirm()) setDone(say.filled('passkeys.delete.done', { name }))
  }

  return (
    <ListCard
      surroundings={props}
      state={passkeys}
      query={query}
      heading={say('passkeys.heading')}
      lead={say('passkeys.lead')}
      waiting={doing === ADDING ? say('passkey.waiting') : undefined}
      submitLabel={works ? say('passkeys.add') : null}
      onSubmit={() => void add()}
      done={done}
    >
      {() => (
        <div data-ck-part="items" ref={removal.around}>
          {list.length === 0 ? (
            <p data-ck-part="empty">{say('passkeys.empty')}</p>
          ) : (
            <ul aria-label={say('passkeys.list')}>
              {list.map((passkey) => (
                <RemovableItem
                  key={passkey.id}
                  icon={<MethodIcon name="passkey" />}
                  name={passkey.name}
                  note={say.filled('passkeys.created', { date: date(passkey.createdAt) })}
                  asked={removal.asked === passkey.id}
                  question={say.filled('passkeys.delete.question', { name: <bdi>{passkey.name}</bdi> })}
                  consequence={say('passkeys.delete.note')}
                  label={say('passkeys.delete')}
                  fullLabel={say.filled('passkeys.delete.name', { name: passkey.name })}
                  pending={doing !== null}
                  onAsk={() => removal.ask(passkey.id)}
                  onKeep={removal.keep}
                  onRemove={() => remove(passkey)}
                />
              ))}
            </ul>
          )}
          <div role="status">{condition && <Notice tone="info">{say(`passkeys.${condition}`)}</Notice>}</div>
        </div>
      )}
    </ListCard>
  )
}
