import type { Browser } from 'playwright'
import { median } from '../server/figures.ts'
import { type FreshPage, launch, openPage } from './browser.ts'
import { type BuiltPage, buildPage, kitPage, peerPage } from './build.ts'
import { startCognito } from './cognito.ts'
import { judge, type Report, spread, table } from './report.ts'
import { serveSite, type Site } from './site.ts'

const names = ['React alone', 'kit', 'Amplify', 'passwordless-auth'] as const
type Name = (typeof names)[number]

interface Heap {
  readonly mounted: number
  readonly typed: number
}

const rounds = 3

/** The JavaScript heap of a page after garbage collection, in MiB: when the form is shown, and after the first key. */
export async function measureHeap(): Promise<Report> {
  const cognito = await startCognito()
  const { endpoint, userPoolId, pageClient: clientId } = cognito
  const query = `?${new URLSearchParams({ endpoint, userPoolId, clientId, srp: 'true' })}`
  const build = (entry: string): Promise<BuiltPage> => buildPage(entry, 'nothing')
  const sites: Readonly<Record<Name, Site>> = {
    'React alone': await serveSite(await build(peerPage('react'))),
    kit: await cognito.serveKit(await build(kitPage('kit')), false),
    Amplify: await serveSite(await build(peerPage('amplify'))),
    'passwordless-auth': await serveSite(await build(peerPage('passwordless'))),
  }
  const browser = await launch()
  const heaps: Readonly<Record<Name, Heap[]>> = { 'React alone': [], kit: [], Amplify: [], 'passwordless-auth': [] }
  for (let round = 0; round < rounds; round += 1)
    for (const name of names)
      heaps[name].push(await heapOf(browser, `${sites[name].url}/${name === 'kit' ? '' : query}`))
  const version = browser.version()
  await browser.close()
  for (const site of Object.values(sites)) site.close()
  cognito.close()

  const values = (name: Name, kind: keyof Heap): number[] => heaps[name].map((heap) => heap[kind])
  const beyond = (name: Name, kind: keyof Heap): number =>
    median(values(name, kind)) - median(values('React alone', kind))
  const row = (name: Name): string[] => [
    name,
    spread(values(name, 'mounted'), 2),
    spread(values(name, 'typed'), 2),
    beyond(name, 'mounted').toFixed(2),
    beyond(name, 'typed').toFixed(2),
  ]
  const verdict = (words: string, kind: keyof Heap, target: number): string[] =>
    judge(words, `${beyond('kit', kind).toFixed(2)} MiB`, beyond('kit', kind) <= target)
  return {
    title: 'Heap',
    text: [
      `The JavaScript heap after garbage collection, in MiB: median (smallest to largest) of ${rounds} pages. Chromium ${version}.`,
      table(
        ['', 'form shown', 'after the first key', 'beyond React, shown', 'beyond React, first key'],
        names.map(row),
      ),
      table(
        ['Target', 'Figure', ''],
        [verdict('After mount ≤ 0.5 MiB over React', 'mounted', 0.5), verdict('After the first key ≤ 1.0', 'typed', 1)],
      ),
    ],
  }
}

async function heapOf(browser: Browser, url: string): Promise<Heap> {
  const opened = await openPage(browser, url, 1)
  const input = opened.page.locator('input').first()
  await input.waitFor()
  await opened.page.waitForTimeout(1_000)
  const mounted = await used(opened)
  await input.press('a')
  // The kit fetches its other files at the first key.
  await opened.page.waitForTimeout(2_000)
  const typed = await used(opened)
  await opened.close()
  return { mounted, typed }
}

async function used({ devTools }: FreshPage): Promise<number> {
  // The second collection frees what the first has finalized.
  await devTools.send('HeapProfiler.collectGarbage')
  await devTools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devTools.send('Runtime.getHeapUsage')
  return usedSize / 1024 / 1024
}
