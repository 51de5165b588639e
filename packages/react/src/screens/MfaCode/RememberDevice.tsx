'use client'

import { forwardRef, type ForwardRefExoticComponent, type RefAttributes, type ComponentPropsWithoutRef } from 'react'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { richText } from '../../messages/richText.ts'

export interface RememberDeviceProps extends ComponentPropsWithoutRef<'input'> {
  /** For how many days the device is remembered. */
  readonly days: number | null | undefined
}

/**
 * The checkbox that remembers this device. The checkbox is unchecked at first, because several users may share the
 * computer.
 */
export const RememberDevice: ForwardRefExoticComponent<RememberDeviceProps & RefAttributes<HTMLInputElement>> =
  forwardRef(function RememberDevice({ days, ...input }, ref) {
    const t = useDeferredMessages()
    return (
      <label data-ck-part="row check">
        <input {...input} ref={ref} />
        <span>
          {richText(t, 'device.remember', { days })}
          <span data-ck-part="method-note">{t('device.remember.note')}</span>
        </span>
      </label>
    )
  })
