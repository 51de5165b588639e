import { expect, test } from '@playwright/test'
import { client } from '../server/pool.ts'
import { startDemo, startServer } from './demo.ts'
import { createSignInModel } from './models/signIn.ts'

const password = 'tide-pool-9-Lantern'

test('for development, each file as it stands', async ({ page }) => {
  const demo = await startDemo({}, [])
  const signIn = createSignInModel(page)
  await page.goto(demo.url)
  await signIn.enter('hana@example.com', password)
  await signIn.isIn('hana@example.com')
  demo.stop()
})

test('with USER_POOL_ID and CLIENT_ID, at that user pool, and without the lab', async ({ page }) => {
  const pool = await startServer('./libraryPool.ts', [], {})
  const demo = await startDemo({
    USER_POOL_ID: 'eu-west-1_Lantern01',
    CLIENT_ID: client.id,
    CLIENT_SECRET: client.secret,
    // How the AWS SDK is told of an endpoint, and of credentials, from outside.
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: pool.url,
    AWS_ACCESS_KEY_ID: 'someone',
    AWS_SECRET_ACCESS_KEY: 'secret',
  })
  const signIn = createSignInModel(page)
  await page.goto(demo.url)
  await expect(page.getByRole('complementary')).toHaveCount(0)
  await signIn.enter('hana@example.com', password)
  await signIn.isIn('hana@example.com')
  await expect(page.request.get(`${demo.url}/lab/state`).then((response) => response.text())).resolves.toContain(
    '<!doctype html>',
  )
  demo.stop()
  pool.stop()
})

test('half of a user pool is a sentence', async () => {
  await expect(startDemo({ USER_POOL_ID: 'eu-west-1_Lantern01' })).rejects.toThrow(
    'Set USER_POOL_ID and CLIENT_ID both',
  )
})

test('a port that is taken is a sentence', async () => {
  const demo = await startDemo()
  const { port } = new URL(demo.url)
  await expect(startServer('../server/main.ts', ['--built'], { PORT: port })).rejects.toThrow(`Port ${port} is taken`)
  demo.stop()
})
