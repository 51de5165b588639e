import type { ReactNode } from 'react'

const shapes = {
  copy: (
    <>
      <rect x={7} y={7} width={9.5} height={9.5} rx={2} />
      <path d="M13 7V5.5a2 2 0 0 0-2-2H5.5a2 2 0 0 0-2 2V11a2 2 0 0 0 2 2H7" />
    </>
  ),
  check: <path d="m4.25 10.75 3.75 3.75 7.75-8.5" strokeWidth={2} />,
  refresh: <path d="M16.25 10a6.25 6.25 0 1 1-2-4.6M16.5 2.75v3.5H13" />,
  chevron: <path d="m4.75 7.75 5.25 5.25 5.25-5.25" />,
  arrow: <path d="M3.5 10h12.75M11.5 5.25 16.25 10l-4.75 4.75" />,
  text: <path d="M4.75 3.75h10.5a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H9.25l-4 3v-3h-.5a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2Z" />,
  mail: (
    <>
      <rect x={2.75} y={4.25} width={14.5} height={11.5} rx={2} />
      <path d="m3.5 6.25 6.5 4.5 6.5-4.5" />
    </>
  ),
} satisfies Record<string, ReactNode>

/** An icon beside a word with the same meaning. */
export function Icon({ name }: { name: keyof typeof shapes }): ReactNode {
  return (
    <svg
      className="icon"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {shapes[name]}
    </svg>
  )
}
