import { expect, test } from '@playwright/test'
import { appClient } from '../server/lab/pool/appClient.ts'
import { password } from '../server/lab/pool/person.ts'
import { type RunningServer, startDemo, startServer, takePort } from './demo.ts'
import { createSignInModel } from './models/signIn.ts'

const running: RunningServer[] = []
const started = async (starting: Promise<RunningServer>): Promise<RunningServer> => {
  const server = await starting
  running.push(server)
  return server
}
test.afterEach(() => running.splice(0).forEach((server) => server.stop()))

test('the development server serves the sources, and Hana signs in', async ({ page }) => {
  const demo = await started(startDemo({}, []))
  const signIn = createSignInModel(page)
  await page.goto(demo.url)
  await signIn.enter('hana@example.com', password)
  await signIn.isSignedIn('hana@example.com')
})

test.describe('with your own user pool', () => {
  /** Starts the library's pool, and a demo that knows this pool only from environment variables, like a pool at AWS. */
  const startAtOwnPool = async (env: Record<string, string>, args?: readonly string[]): Promise<RunningServer> => {
    const pool = await started(startServer('./libraryPool.ts', [], {}))
    const settings = {
      USER_POOL_ID: appClient.userPoolId,
      CLIENT_ID: appClient.clientId,
      CLIENT_SECRET: appClient.clientSecret,
      // The AWS SDK reads its endpoint and its AWS credentials from these variables.
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: pool.url,
      AWS_ACCESS_KEY_ID: 'someone',
      AWS_SECRET_ACCESS_KEY: 'secret',
    }
    return started(startDemo({ ...settings, ...env }, args))
  }

  test('Hana signs in on the drop-in page and on the headless page, and there is no lab', async ({ page }) => {
    const demo = await startAtOwnPool({})
    const signIn = createSignInModel(page)
    for (const path of ['/', '/headless']) {
      await page.goto(demo.url + path)
      await expect(page.getByRole('complementary')).toHaveCount(0)
      await signIn.enter('hana@example.com', password)
      await signIn.isSignedIn('hana@example.com')
      await signIn.signOut()
    }
    await expect(page.request.get(`${demo.url}/lab/state`).then((response) => response.text())).resolves.toContain(
      '<!doctype html>',
    )
  })

  test('AUTH_FLOW=USER_AUTH makes the page ask for the username alone, and Oleg chooses the password', async ({
    page,
  }) => {
    const demo = await startAtOwnPool({ AUTH_FLOW: 'USER_AUTH' }, [])
    const signIn = createSignInModel(page)
    await page.goto(demo.url)
    await signIn.username.fill('oleg@example.com')
    await expect(signIn.password).toHaveCount(0)
    await signIn.submit()
    await signIn.press('Password')
    await signIn.password.fill(password)
    await signIn.submit()
    await signIn.isSignedIn('oleg@example.com')
  })
})

test('the demo does not start with USER_POOL_ID and without CLIENT_ID, and the error says what to set', async () => {
  await expect(startDemo({ USER_POOL_ID: appClient.userPoolId })).rejects.toThrow(
    'Set both USER_POOL_ID and CLIENT_ID to use your own user pool, or neither to use the lab.',
  )
})

test('the demo does not start on a port that another process uses, and the error names the port', async () => {
  const { port, close } = await takePort()
  await expect(startServer('../server/main.ts', ['--built'], { PORT: port })).rejects.toThrow(`Port ${port} is taken`)
  await close()
})
