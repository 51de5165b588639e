'use client'

import type { RememberedDevice } from '@challenge-kit/core'
import { type ReactNode, useState } from 'react'
import { ListCard } from '../ui/ListCard.tsx'
import { RemovableItem } from '../ui/RemovableItem.tsx'
import type { AccountSurroundings } from '../ui/StepUpInPlace.tsx'
import { useLongDate } from '../ui/useLongDate.ts'
import { useRemoval } from '../ui/useRemoval.ts'
import { useAccountSay } from '../../messages/useAccountMessages.ts'
import { Drawing } from '../../ui/icons/Icon.tsx'
import { useDevices } from './useDevices.ts'

export interface DevicesProps extends AccountSurroundings {}

const LAPTOP = 'M5.5 4.25h9a1 1 0 0 1 1 1v7.5h-11v-7.5a1 1 0 0 1 1-1M2.75 15.75h14.5'

/** The devices that the pool keeps for whoever is signed in, and forgetting one. */
export function Devices(props: DevicesProps): ReactNode {
  const say = useAccountSay()
  const devices = useDevices()
  const { query, doing } = devices
  const date = useLongDate()
  const [done, setDone] = useState<ReactNode>(null)
  const list = query.data?.devices ?? []
  const removal = useRemoval(
    list.map(({ id }) => id),
    devices.forget,
  )

  async function forget(name: string): Promise<void> {
    setDone(null)
    if (await removal.confirm()) setDone(say.filled('devices.forget.done', { name }))
  }

  const marks = ({ current, remembered }: RememberedDevice): string | null =>
    current ? say('devices.current') : remembered ? say('devices.remembered') : null

  return (
    <ListCard
      surroundings={props}
      state={devices}
      query={query}
      heading={say('devices.heading')}
      lead={say('devices.lead')}
      submitLabel={null}
      done={done}
    >
      {() => (
        <div data-ck-part="items" ref={removal.around}>
          {list.length === 0 ? (
            <p data-ck-part="empty">{say('devices.empty')}</p>
          ) : (
            <ul aria-label={say('devices.list')}>
              {list.map((device) => {
                const name = device.name ?? say('devices.unnamed')
                return (
                  <RemovableItem
                    key={device.id}
                    icon={<Drawing thin={LAPTOP} />}
                    name={name}
                    mark={marks(device)}
                    note={say.filled('devices.used', { date: date(device.lastUsedAt) })}
                    asked={removal.asked === device.id}
                    question={say.filled('devices.forget.question', { name: <bdi>{name}</bdi> })}
                    consequence={say('devices.forget.note')}
                    label={say('devices.forget')}
                    fullLabel={say.filled('devices.forget.name', { name })}
                    pending={doing !== null}
                    onAsk={() => removal.ask(device.id)}
                    onKeep={removal.keep}
                    onRemove={() => forget(name)}
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
