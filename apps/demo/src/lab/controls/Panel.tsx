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
  /** True if the visitor can open and close the panel on a wide page too. */
  readonly folds?: boolean
  readonly children: ReactNode
}

/** One part of the lab. On a narrow page, the visitor can open and close it. On a wide page, it is open if not `folds`. */
export function Panel({ name, title, badge, open = false, folds = false, children }: PanelProps): ReactNode {
  const heading = (
    <>
      <h3>{title}</h3>
      {badge}
    </>
  )
  if (useWide() && !folds) {
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
