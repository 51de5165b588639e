import type { ReactNode } from 'react'

/** A logo. The kit shows it above the first heading. */
export const Lantern: ReactNode = (
  <svg viewBox="0 0 40 40" role="img" aria-label="Lantern" width="40" height="40">
    <rect width="40" height="40" rx="10" fill="#8a5a00" />
    <path d="M20 9v4m-6 3h12l-1.5 14h-9zm3 6h6" fill="none" stroke="#fff" strokeWidth="2.5" strokeLinejoin="round" />
  </svg>
)

/** Links with `data-ck-part="secondary"`, which look like the kit's second button. */
export const Providers: ReactNode = (
  <>
    <a data-ck-part="secondary" href="#google">
      Continue with Google
    </a>
    <a data-ck-part="secondary" href="#apple">
      Continue with Apple
    </a>
  </>
)

export const Header: ReactNode = <p style={{ margin: '0 0 1rem' }}>Reading room, staff entrance</p>

export const Footer: ReactNode = (
  <p style={{ margin: '1rem 0 0' }}>
    <a href="#terms">Terms</a> · <a href="#privacy">Privacy</a>
  </p>
)
