'use client'

import type { SignInError } from '@challenge-kit/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useAccountMessages } from '../../messages/useAccountMessages.ts'
import { SPINNER, Icon } from '../../ui/icons/Icon.tsx'
import { useDelayedFlag } from '../../ui/time/useDelayedFlag.ts'
import { AccountCard, type AccountCardProps } from './AccountCard.tsx'

export interface ListCardProps<T> extends Omit<AccountCardProps, 'children'> {
  readonly query: Pick<UseQueryResult<T, SignInError>, 'data' | 'isFetching' | 'refetch'>
  /** Renders the fetched list. */
  readonly children: (data: T) => ReactNode
}

/** A card with a list from the backend. If the fetch fails, the card shows a button that fetches the list again. */
export function ListCard<T>({ query, children, ...props }: ListCardProps<T>): ReactNode {
  const { data, isFetching, refetch } = query
  const t = useAccountMessages()
  const slow = useDelayedFlag(data === undefined && isFetching)
  if (data !== undefined) return <AccountCard {...props}>{children(data)}</AccountCard>
  return (
    <AccountCard
      {...props}
      secondary={null}
      submitLabel={isFetching ? null : t('action.retry')}
      onSubmit={() => void refetch()}
    >
      <p data-ck-part="resuming" role="status">
        {slow && (
          <>
            <Icon {...SPINNER} />
            <span>{t('account.loading')}</span>
          </>
        )}
      </p>
    </AccountCard>
  )
}
