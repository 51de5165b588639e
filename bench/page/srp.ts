import type { Browser } from 'playwright'
import { medianRatio } from '../server/figures.ts'
import { cpuTime, type FreshPage, launch, openPage } from './browser.ts'
import { buildPage, kitPage, peerPage } from './build.ts'
import { createExchange, type Exchange, type Proof } from './exchange.ts'
import { versionOf } from './peers.ts'
import { judge, type Report, spread, table } from './report.ts'
import { serveSite, type Site } from './site.ts'

const clients = ['kit', 'amplify'] as const
type Client = (typeof clients)[number]
interface Time {
  readonly wall: number
  readonly cpu: number
}
type Times = Readonly<Record<Client, Time[]>>

const rounds = { warm: 25, cold: 9 }

/** The whole work of a browser for one sign-in by SRP: A, and the signature. Times are milliseconds. */
export async function measureSrp(): Promise<Report> {
  const sites = {
    kit: await serveSite(await buildPage(kitPage('srpKit'), 'nothing')),
    amplify: await serveSite(await buildPage(peerPage('srpAmplify'), 'nothing')),
  }
  const browser = await launch()
  const warm = await measureWarm(browser, sites)
  const cold = await measureCold(browser, sites, 1)
  const coldSlow = await measureCold(browser, sites, 4)
  const version = browser.version()
  await browser.close()
  for (const site of Object.values(sites)) site.close()
  const ratio = ({ kit, amplify }: Times, kind: keyof Time): number =>
    medianRatio(amplify.map(valueOf(kind)), kit.map(valueOf(kind)))
  const row = (name: string, times: Times): string[] => [
    name,
    spread(times.kit.map(valueOf('cpu'))),
    spread(times.amplify.map(valueOf('cpu'))),
    `${ratio(times, 'cpu').toFixed(1)} ×`,
    `${ratio(times, 'wall').toFixed(1)} ×`,
  ]
  const verdict = (words: string, times: Times, target: number): string[] =>
    judge(words, `${ratio(times, 'cpu').toFixed(1)} ×`, ratio(times, 'cpu') >= target)
  return {
    title: 'SRP',
    text: [
      `The whole work of a browser for one sign-in: A and the signature, which the bench compares with the server's. \`aws-amplify\` ${versionOf('aws-amplify')}, Chromium ${version}. Milliseconds of CPU time of the page's main thread: median (smallest to largest) of ${rounds.warm} warm and ${rounds.cold} cold rounds, in which the clients alternate. The ratio is the median of the ratios within a round. Warm is a page that has computed 10 proofs. Cold is the first proof of a page that has just loaded. The targets are judged by CPU time, because other work on the machine delays a long computation more than a short one. The cost of an empty call by the developer tools is subtracted.`,
      table(
        ['', 'kit, CPU', 'Amplify, CPU', 'Amplify ÷ kit, CPU', '… elapsed time'],
        [row('warm', warm), row('cold', cold), row('cold, CPU 4 × slower', coldSlow)],
      ),
      table(
        ['Target', 'Figure', ''],
        [verdict('Warm ≥ 17 × faster than Amplify', warm, 17), verdict('Cold ≥ 15 × faster', cold, 15)],
      ),
    ],
  }
}

async function measureWarm(browser: Browser, sites: Readonly<Record<Client, Site>>): Promise<Times> {
  const [kit, amplify] = await Promise.all(clients.map((client) => openPage(browser, sites[client].url, 1)))
  const times: Times = { kit: [], amplify: [] }
  if (!kit || !amplify) return times
  const pages = { kit, amplify }
  for (let round = -10; round < rounds.warm; round += 1)
    for (const client of clients) {
      const time = await prove(pages[client])
      if (round >= 0) times[client].push(time)
    }
  for (const { close } of [kit, amplify]) await close()
  return times
}

async function measureCold(browser: Browser, sites: Readonly<Record<Client, Site>>, slowdown: number): Promise<Times> {
  const times: Times = { kit: [], amplify: [] }
  for (let round = 0; round < rounds.cold; round += 1)
    for (const client of clients) {
      const opened = await openPage(browser, sites[client].url, slowdown)
      times[client].push(await prove(opened))
      await opened.close()
    }
  return times
}

const valueOf =
  (kind: keyof Time) =>
  (time: Time): number =>
    time[kind]

/** Lets the page prove a password, and checks the proof. Resolves to the time that the page took. */
async function prove(opened: FreshPage): Promise<Time> {
  const { exchange, check } = await createExchange()
  // The first call waits for what is left of the page's load.
  await call(opened, exchange, false)
  const nothing = await call(opened, exchange, false)
  const { proof, wall, cpu } = await call(opened, exchange, true)
  if (proof) await check(proof)
  return { wall, cpu: cpu - nothing.cpu }
}

/** Calls the page through the developer tools. Without `proving`, only the cost of such a call is measured. */
async function call(opened: FreshPage, exchange: Exchange, proving: boolean): Promise<Time & { proof?: Proof }> {
  const before = await cpuTime(opened)
  const result = await opened.page.evaluate(
    async (given: { exchange: Exchange; proving: boolean }): Promise<{ proof?: Proof; wall: number }> => {
      const start = performance.now()
      if (!given.proving) return { wall: 0 }
      const proof = await globalThis.prove(given.exchange)
      return { proof, wall: performance.now() - start }
    },
    { exchange, proving },
  )
  return { ...result, cpu: (await cpuTime(opened)) - before }
}
