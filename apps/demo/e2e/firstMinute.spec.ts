import { expect, test } from './journey.ts'

test.use({ viewport: { width: 1280, height: 800 } })
test.beforeEach(({ signIn }) => signIn.open())

test('the first view names the kit, says how to install it, suggests five people, and says what to press first', async ({
  lab,
}) => {
  await expect(lab.panel.getByRole('heading', { name: 'Challenge Kit' })).toBeInViewport({ ratio: 1 })
  await expect(lab.panel.getByText('npm install @challenge-kit/react', { exact: true })).toBeInViewport({ ratio: 1 })
  await expect(lab.panel.locator('button[data-person]')).toHaveCount(5)
  await expect(lab.panel.getByText('Choose a person. The form is filled in for you.')).toBeInViewport({ ratio: 1 })
  await expect(lab.panel.getByRole('heading', { name: 'Conversation' })).toBeInViewport({ ratio: 1 })
})

test('a visitor signs in with four presses, and sees what was asked of Cognito without scrolling', async ({
  signIn,
  lab,
}) => {
  await lab.pick('alice')
  await expect(lab.panel.getByText('The form is filled in for Alice. Now press Sign in.')).toBeVisible()
  await expect(lab.panel.locator('button[data-person="alice"]')).toHaveAttribute('aria-current', 'true')
  await signIn.submit()
  await signIn.asks('Enter the code from your app')
  // The first request to Cognito is in view with its name.
  await expect(lab.panel.getByText('AdminInitiateAuth')).toBeInViewport({ ratio: 1 })
  await lab.fillIn()
  await expect(signIn.area.getByRole('button', { name: 'Continue' })).toBeFocused()
  await signIn.submit()
  await signIn.isSignedIn('alice@example.com')
  await expect(lab.panel.getByText('AdminRespondToAuthChallenge')).toBeInViewport()
})

test('the panel fills in a code that was sent, a new password, and the answer to a question', async ({
  signIn,
  lab,
}) => {
  await lab.pick('dara')
  await signIn.submit()
  await signIn.asks('Check your email')
  await lab.fillIn()
  await signIn.submit()
  await signIn.isSignedIn('dara@example.com')
  await lab.pick('mei')
  await signIn.submit()
  await signIn.asks('Choose a new password')
  await lab.fillIn()
  await signIn.submit()
  await signIn.asks(/email/i)
  await lab.pick('pia')
  await signIn.submit()
  await expect(signIn.field('Your answer')).toHaveValue('')
  await lab.fillIn()
  await signIn.submit()
  await signIn.isSignedIn('pia@example.com')
})

test('beside the install command the page says that the packages are not on npm yet', async ({ lab }) => {
  await expect(lab.panel.getByText('Not on npm yet')).toBeInViewport({ ratio: 1 })
  await expect(lab.panel.getByRole('link', { name: 'build it from a clone' })).toHaveAttribute('href', /#1-install$/)
})

test('the error of a wrong password moves nothing', async ({ signIn }) => {
  const button = signIn.area.getByRole('button', { name: 'Sign in' })
  const before = await button.boundingBox()
  await signIn.enter('hana@example.com', 'not-it')
  await signIn.says('Wrong email, number or password.')
  expect(await button.boundingBox()).toEqual(before)
})

test('in light and in dark colours the card, the page of the library and the demo around it differ', async ({
  page,
  signIn,
}) => {
  await signIn.asks('Sign in')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const colours = await page.evaluate(() =>
      ['[data-ck-part~="card"]', '.library', '.lab'].map(
        (part) => getComputedStyle(document.querySelector(part) ?? document.body).backgroundColor,
      ),
    )
    expect(new Set(colours).size).toBe(3)
  }
})

test('the headless screens focus the code, and put other buttons after the submit button', async ({ signIn, lab }) => {
  await signIn.open('/headless')
  await lab.pick('alice')
  await signIn.submit()
  await signIn.asks('Enter your code')
  await expect(signIn.code).toBeFocused()
  await expect(signIn.area.getByRole('button')).toHaveText(['Continue', 'Start again'])
  await lab.advanceClock(180)
  await signIn.give('123456')
  await signIn.asks('Sign in')
  await expect(signIn.area.getByRole('heading', { level: 1 })).toBeFocused()
})

test('the newest message and the answer are in view, also after a pick among the other people', async ({
  signIn,
  lab,
}) => {
  await lab.pick('chiyo')
  await signIn.submit()
  await signIn.asks('Check your phone')
  await expect(lab.panel.getByRole('button', { name: 'Fill in' })).toBeInViewport({ ratio: 1 })
  await expect(lab.panel.locator('button[data-person="chiyo"]')).toBeInViewport({ ratio: 1 })
  await expect(lab.panel.getByText('Waiting for an answer')).toBeInViewport({ ratio: 1 })
})

test('after a sign-in the page says how many requests went to Cognito, and links to the next step', async ({
  signIn,
  lab,
}) => {
  await lab.pick('hana')
  await signIn.submit()
  await signIn.isSignedIn('hana@example.com')
  await expect(lab.panel.getByText('The backend sent 1 request to Cognito')).toBeInViewport()
  await expect(lab.panel.getByRole('link', { name: 'Add it to your app' })).toHaveAttribute('href', /^https:/)
})

test('the code of the page fits into every width, and is in view after the press that opens it', async ({
  page,
  lab,
}) => {
  for (const width of [390, 600, 1024, 1280]) {
    await page.setViewportSize({ width, height: 844 })
    await page.getByRole('button', { name: 'Show the code' }).click()
    await expect(lab.panel.getByRole('region', { name: 'Code of this page' })).toBeInViewport()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await page.getByRole('button', { name: 'Hide the code' }).click()
  }
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('the first view says what to press first, and one press on a person fills in the form', async ({
    page,
    signIn,
    lab,
  }) => {
    await expect(lab.panel.getByText('Choose a person. The form is filled in for you.')).toBeInViewport({ ratio: 1 })
    await lab.panel.getByRole('list', { name: 'People to try' }).getByRole('button', { name: /Hana/ }).click()
    await expect(signIn.username).toHaveValue('hana@example.com')
    await expect(lab.panel.getByText('The form is filled in for Hana. Now press Sign in.')).toBeInViewport({ ratio: 1 })
    await expect(signIn.area.getByRole('button', { name: 'Sign in' })).toBeInViewport({ ratio: 1 })
    await signIn.submit()
    await signIn.isSignedIn('hana@example.com')
    await page.getByRole('button', { name: 'See the conversation' }).click()
    await expect(lab.panel.getByText('AdminInitiateAuth')).toBeInViewport({ ratio: 1 })
  })

  test('the code that is asked for stays in view below the form, and one press fills it in', async ({
    signIn,
    lab,
  }) => {
    await lab.pick('alice')
    await signIn.submit()
    await signIn.asks('Enter the code from your app')
    await expect(signIn.code).toBeInViewport({ ratio: 1 })
    await lab.fillIn()
    await expect(signIn.area.getByRole('button', { name: 'Continue' })).toBeFocused()
    await signIn.submit()
    await signIn.isSignedIn('alice@example.com')
    await expect(lab.panel.getByText('The backend sent 2 requests to Cognito')).toBeInViewport({ ratio: 1 })
  })
})

test.describe('on a screen of 900 pixels', () => {
  test.use({ viewport: { width: 1280, height: 900 } })

  test('the set-up of an authenticator app fits without scrolling', async ({ signIn, lab }) => {
    await lab.pick('farah')
    await signIn.submit()
    await signIn.asks('Set up your authenticator app')
    await expect(signIn.area.getByRole('button', { name: 'Finish set-up' })).toBeInViewport({ ratio: 1 })
  })
})
