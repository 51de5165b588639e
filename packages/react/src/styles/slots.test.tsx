import { asks, scenario } from '@challenge-kit/core/testing'
import { expect, test } from 'vitest'
import { QrCode } from '../screens/TotpSetup/QrCode.tsx'
import { enterCredentials, openSignIn, type Page } from '../testing/page.tsx'

const script = () => scenario([asks('SMS_MFA', { destination: '+*******0839' })])
const logo = (
  <svg viewBox="0 0 120 32" width="120" height="32" role="img" aria-label="Lantern">
    <rect width="120" height="32" />
  </svg>
)

const cardOf = ({ container }: Page): DOMRect => boxOf(container.querySelector('[data-ck-part="card"]'))

function boxOf(element: Element | null): DOMRect {
  if (element) return element.getBoundingClientRect()
  throw new TypeError('There is no such element.')
}

test.each([
  ['texts', 'Staff entrance', 'Terms'],
  ['elements', <p key="header">Staff entrance</p>, <p key="footer">Terms</p>],
])('a header and a footer have the same gap to the card on each screen: %s', async (_, header, footer) => {
  const page = openSignIn(script(), { header, footer })
  const gaps = (): number[] => {
    const card = cardOf(page)
    return [card.top - boxOf(page.getByText('Staff entrance')).bottom, boxOf(page.getByText('Terms')).top - card.bottom]
  }
  expect(gaps()).toEqual([16, 16])
  await enterCredentials(page)
  await page.findInput('Code from the text message')
  expect(gaps()).toEqual([16, 16])
})

test('without a header and a footer, the card has no margin', () => {
  const page = openSignIn(script())
  const root = boxOf(page.container.firstElementChild)
  expect([cardOf(page).top, cardOf(page).bottom]).toEqual([root.top, root.bottom])
})

test('an SVG logo keeps its width and its height, and has a gap to the heading', () => {
  const page = openSignIn(script(), { logo })
  const { width, height, bottom } = boxOf(page.getByRole('img', { name: 'Lantern' }))
  expect([width, height]).toEqual([120, 32])
  expect(boxOf(page.getByRole('heading')).top - bottom).toBeGreaterThanOrEqual(16)
})

test('a link in a slot is underlined and has the kit’s link colour, and the page can set another colour', () => {
  const page = openSignIn(script(), {
    footer: (
      <>
        <a href="#terms">Terms</a>{' '}
        <a href="#privacy" data-own="">
          Privacy
        </a>
      </>
    ),
  })
  const styleOf = (name: string) => getComputedStyle(page.getByRole('link', { name }))
  const kitLink = getComputedStyle(page.getByRole('button', { name: 'Forgot your password?' }))
  expect(styleOf('Terms').color).toBe(kitLink.color)
  expect(styleOf('Terms').textDecorationLine).toBe('underline')
  const own = document.createElement('style')
  own.textContent = 'a[data-own] { color: rgb(1, 2, 3) }'
  page.container.append(own)
  expect(styleOf('Privacy').color).toBe('rgb(1, 2, 3)')
})

test('a QR code in your own markup is large enough to scan', () => {
  const OwnMarkup = () => <QrCode text="otpauth://totp/Lantern:alice?secret=JBSWY3DPEHPK3PXP" label="Scan this" />
  const page = openSignIn(script(), { components: { CREDENTIALS: OwnMarkup } })
  const { width, height } = boxOf(page.getByRole('img', { name: 'Scan this' }))
  expect([width, height]).toEqual([216, 216])
})
