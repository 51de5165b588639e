import { expect, test } from '@playwright/test'
import { appClient } from '../server/lab/pool/appClient.ts'
import { type Running, startDemo, startServer, takePort } from './demo.ts'
import { createSignInModel } from './models/signIn.ts'

const password = 'tide-pool-9-Lantern'

const running: Running[] = []
const started = async (starting: Promise<Running>): Promise<Running> => {
  const server = await starting
  running.push(server)
  return server
}
test.afterEach(() => running.splice(0).forEach((server) => server.stop()))

test('for development, each file as it stands', async ({ page }) => {
  const demo = await started(startDemo({}, []))
  const signIn = createSignInModel(page)
  await page.goto(demo.url)
  await signIn.enter('hana@example.com', password)
  await signIn.isIn('hana@example.com')
})

test('with USER_POOL_ID and CLIENT_ID, at that user pool, and without the lab', async ({ page }) => {
  const pool = await started(startServer('./libraryPool.ts', [], {}))
  const demo = await started(
    startDemo({
      USER_POOL_ID: appClient.userPoolId,
      CLIENT_ID: appClient.clientId,
      CLIENT_SECRET: appClient.clientSecret,
      // How the AWS SDK is told of an endpoint, and of credentials, from outside.
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: pool.url,
      AWS_ACCESS_KEY_ID: 'someone',
      AWS_SECRET_ACCESS_KEY: 'secret',
    }),
  )
  const signIn = createSignInModel(page)
  await page.goto(demo.url)
  await expect(page.getByRole('complementary')).toHaveCount(0)
  await signIn.enter('hana@example.com', password)
  await signIn.isIn('hana@example.com')
  await expect(page.request.get(`${demo.url}/lab/state`).then((response) => response.text())).resolves.toContain(
    '<!doctype html>',
  )
})

test('half of a user pool is a sentence', async () => {
  await expect(startDemo({ USER_POOL_ID: 'eu-west-1_Lantern01' })).rejects.toThrow(
    'Set both USER_POOL_ID and CLIENT_ID',
  )
})

test('a port that is taken is a sentence', async () => {
  const { port, close } = await takePort()
  await expect(startServer('../server/main.ts', ['--built'], { PORT: port })).rejects.toThrow(`Port ${port} is taken`)
  await close()
})
