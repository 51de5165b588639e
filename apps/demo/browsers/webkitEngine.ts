import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { Builder, Key, type WebDriver } from 'selenium-webdriver'
import { takePort } from '../e2e/demo.ts'
import type { BrowserPage, Engine } from './engine.ts'

/** Starts the driver of Debian's WebKitGTK on a virtual display. Each page is a session of the driver. */
export async function startWebKit(): Promise<Engine> {
  const screen = run('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {}, 'pipe')
  const number = await firstData(screen)
  const { port, close } = await takePort()
  await close()
  const env = {
    DISPLAY: `:${number}`,
    LANG: 'en_GB.UTF-8',
    LANGUAGE: 'en_GB',
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    WEBKIT_DISABLE_DMABUF_RENDERER: '1',
  }
  const driver = run('WebKitWebDriver', [`--port=${port}`], env)
  const server = `http://127.0.0.1:${port}`
  await isReady(server)

  const open = (): Promise<WebDriver> =>
    new Builder()
      .usingServer(server)
      .withCapabilities({
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
      })
      .build()
  const first = await open()
  const version = (await first.getCapabilities()).getBrowserVersion() ?? ''
  await first.quit()
  return {
    name: `WebKitGTK ${version}`,
    open: async () => pageOf(await open()),
    close: async () => {
      driver.kill()
      screen.kill()
      await Promise.resolve()
    },
  }
}

/** The path of the browser that comes with WebKitGTK. Its folder has the name of the machine's architecture. */
function miniBrowser(): string {
  const paths = readdirSync('/usr/lib').map((folder) => `/usr/lib/${folder}/webkit2gtk-4.1/MiniBrowser`)
  return paths.find((path) => existsSync(path)) ?? 'MiniBrowser'
}

function pageOf(driver: WebDriver): BrowserPage {
  return {
    goto: (url) => driver.get(url),
    back: () => driver.executeScript('setTimeout(() => history.back())'),
    evaluate: (expression) => driver.executeScript(`return (${expression})`),
    clickAt: (x, y) => driver.actions().move({ x, y }).click().perform(),
    type: (text) => driver.actions().sendKeys(text).perform(),
    pressControl: (key) => driver.actions().keyDown(Key.CONTROL).sendKeys(key).keyUp(Key.CONTROL).perform(),
    close: () => driver.quit(),
  }
}

function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  fd3: 'pipe' | 'ignore' = 'ignore',
): ChildProcess {
  const stdio: StdioOptions = ['ignore', 'ignore', 'ignore', fd3]
  const child = spawn(program, args, { stdio, env: { ...process.env, ...env } })
  process.once('exit', () => child.kill())
  return child
}

/** Xvfb writes the number of the display that it chose to file descriptor 3. */
async function firstData(child: ChildProcess): Promise<string> {
  const pipe = child.stdio[3]
  if (!pipe) throw new Error('Xvfb has no pipe for the number of its display.')
  const [data] = (await once(pipe, 'data')) as [Buffer]
  return data.toString().trim()
}

/** Waits until the driver replies. */
async function isReady(server: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (
      await fetch(`${server}/status`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('WebKitWebDriver did not start within 10 seconds.')
}
