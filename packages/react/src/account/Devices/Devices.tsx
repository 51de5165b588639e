'use client'

import type { RememberedDevice } from '@challenge-kit/core'
import { type ReactNode, useState } from 'react'
import { ListCard } from '../ui/ListCard.tsx'
import { RemovableItem } from '../ui/RemovableItem.tsx'
import type { AccountContext } from '../ui/StepUpInPlace.tsx'
import { useLongDate } from '../ui/useLongDate.ts'
import { useRemoval } from '../ui/useRemoval.ts'
import { useAccountMessages } from '../../messages/useAccountMessages.ts'
import { Icon } from '../../ui/icons/Icon.tsx'
import { useDevices } from './useDevices.ts'
import { richText } from '../../messages/richText.ts'

export interface DevicesProps extends AccountContext {}

const LAPTOP = 'M5.5 4.25h9a1 1 0 0 1 1 1v7.5h-11v-7.5a1 1 0 0 1 1-1M2.75 15.75h14.5'

/** The list of the user's devices, with a button that forgets a device. */
export function Devices(props: DevicesProps): ReactNode {
  const t = useAccountMessages()
  const devices = useDevices()
  const { query, pendingAction } = devices
  const date = useLongDate()
  const [done, setDone] = useState<ReactNode>(null)
  const list = query.data?.devices ?? []
  const removal = useRemoval(
    list.map(({ id }) => id),
    devices.forget,
  )

  async function forget(name: string): Promise<void> {
    setDone(null)
    if (await removal.confirm()) setDone(richText(t, 'devices.forget.done', { name }))
  }

  const markOf = ({ current, remembered }: RememberedDevice): string | null =>
    current ? t('devices.current') : remembered ? t('devices.remembered') : null

  return (
    <ListCard
      context={props}
      state={devices}
      query={query}
      heading={t('devices.heading')}
      lead={t('devices.lead')}
      submitLabel={null}
      done={done}
    >
      {() => (
        <div data-ck-part="items" ref={removal.listRef}>
          {list.length === 0 ? (
            <p data-ck-part="empty">{t('devices.empty')}</p>
          ) : (
            <ul aria-label={t('devices.list')}>
              {list.map((device) => {
                const name = device.name ?? t('devices.unnamed')
                return (
                  <RemovableItem
                    key={device.id}
                    icon={<Icon thin={LAPTOP} />}
                    name={name}
                    mark={markOf(device)}
                    note={richText(t, 'devices.used', { date: date(device.lastUsedAt) })}
                    confirming={removal.confirming === device.id}
                    question={richText(t, 'devices.forget.question', { name: <bdi>{name}</bdi> })}
                    consequence={t('devices.forget.note')}
                    label={t('devices.forget')}
                    fullLabel={richText(t, 'devices.forget.name', { name })}
                    pending={pendingAction !== null}
                    onRequestRemove={() => removal.requestRemove(device.id)}
                    onCancel={removal.cancel}
                    onConfirm={() => forget(name)}
                  />
                )
              })}
            </ul>
          )}
        </div>
      )}
    </ListCard>
  )
}
