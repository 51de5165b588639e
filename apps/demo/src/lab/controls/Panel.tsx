import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import { useWide } from './useWide.ts'

export interface PanelProps {
  readonly name: string
  readonly title: string
  /** What is shown beside the title. */
  readonly badge?: ReactNode
  /** True if the panel starts open on a narrow page. */
  readonly open?: boolean
  readonly children: ReactNode
}

/** One part of the lab. On a narrow page, the visitor can open and close it. On a wide page, it is always open. */
export function Panel({ name, title, badge, open = false, children }: PanelProps): ReactNode {
  const heading = (
    <>
      <h3>{title}</h3>
      {badge}
    </>
  )
  if (useWide()) {
    return (
      <section className={`panel ${name}`}>
        <div className="panel-head">{heading}</div>
        {children}
      </section>
    )
  }
  return (
    <details className={`panel ${name}`} open={open}>
      <summary className="panel-head">
        {heading}
        <Icon name="chevron" />
      </summary>
      {children}
    </details>
  )
}
