import { expect, test } from 'vitest'
import type { FaultPage } from '../testing/faults/faultPage.ts'
import { expectedOutcome, type FaultRow, playFault } from '../testing/faults/playFault.ts'

const html = (status: number): Response =>
  new Response('<h1>Sorry</h1>', { status, headers: { 'content-type': 'text/html' } })
const headers = { 'content-type': 'application/json', 'x-ck-request-id': 'r-1', 'x-ck-protocol': '1' }
const response = (body: string | null, init: ResponseInit = {}): Response => new Response(body, { headers, ...init })

/** Something between page and backend answers the start. */
const startAnsweredBy = (answer: Response) => (page: FaultPage) => {
  page.failNext('start', { kind: 'answers', response: answer })
  return page.start()
}

const rows: readonly FaultRow[] = [
  {
    name: 'F01 the network fails before a start is sent',
    play: (page) => {
      page.failNext('start', { kind: 'requestLost' })
      return page.start()
    },
    step: 'CREDENTIALS',
    error: 'network',
  },
  {
    name: 'F02 the network fails before an answer is sent',
    play: async (page) => {
      await page.start()
      page.failNext('answer', { kind: 'requestLost' })
      const state = await page.give()
      expect(page.calls()).toEqual(['start', 'answer', 'resume'])
      return state
    },
    step: 'SOFTWARE_TOKEN_MFA',
    error: 'network',
  },
  {
    name: 'F03 an answer takes longer than the page waits',
    play: async (page) => {
      await page.start()
      page.failNext('answer', { kind: 'hangs' })
      const state = await page.give()
      expect(page.calls()).toEqual(['start', 'answer', 'resume'])
      return state
    },
    step: 'SOFTWARE_TOKEN_MFA',
    error: 'network',
  },
  {
    name: 'F04 the reply to an accepted answer is lost, and the user answers again',
    play: async (page) => {
      await page.start()
      page.failNext('answer', { kind: 'replyLost' })
      expect(await page.give()).toMatchObject({ step: 'SOFTWARE_TOKEN_MFA', error: { code: 'network' } })
      return page.give()
    },
    step: 'CREDENTIALS',
    error: 'flow_consumed',
  },
  {
    name: 'F08 a proxy answers with its error page',
    play: startAnsweredBy(html(502)),
    step: 'CREDENTIALS',
    error: 'bad_response',
  },
  {
    name: 'F08 a captive portal answers with status 200',
    play: startAnsweredBy(html(200)),
    step: 'CREDENTIALS',
    error: 'bad_response',
  },
  {
    name: 'F09 the reply to the last answer is cut off, and the page asks for the session',
    play: async (page) => {
      await page.start()
      page.failNext('answer', { kind: 'changes', change: (body) => body.slice(0, -10) })
      return page.give()
    },
    step: 'SIGNED_IN',
    error: null,
  },
  {
    name: 'F09 a reply has no body',
    play: startAnsweredBy(response(null, { status: 204 })),
    step: 'CREDENTIALS',
    error: 'bad_response',
  },
  {
    name: 'F09 a reply is longer than 64 KiB',
    play: startAnsweredBy(response(`"${'x'.repeat(70_000)}"`)),
    step: 'CREDENTIALS',
    error: 'bad_response',
  },
  {
    name: 'F10 a reply has another shape',
    play: startAnsweredBy(response('{"kind":"challenge","flow":7}')),
    step: 'CREDENTIALS',
    error: 'bad_response',
  },
  {
    name: 'F10 a reply has a key that the page does not know',
    play: (page) => {
      page.failNext('start', { kind: 'changes', change: (body) => body.replace('{', '{"later":true,') })
      return page.start()
    },
    step: 'SOFTWARE_TOKEN_MFA',
    error: null,
  },
  {
    name: 'F29 a proxy refuses cookies that are too large, with a page of its own',
    play: startAnsweredBy(html(431)),
    step: 'CREDENTIALS',
    error: 'bad_response',
  },
  {
    name: 'F41 another release of the backend speaks another version of the protocol',
    play: startAnsweredBy(response('{"session":null}', { headers: { ...headers, 'x-ck-protocol': '2' } })),
    step: 'CREDENTIALS',
    error: 'bad_response',
  },
  {
    name: 'F42 the backend stops during an answer that Cognito accepts',
    play: async (page) => {
      await page.start()
      page.failNext('answer', { kind: 'replyLost' })
      page.failNext('resume', { kind: 'answers', response: html(502) })
      expect(await page.give()).toMatchObject({ step: 'SOFTWARE_TOKEN_MFA', error: { code: 'network' } })
      return page.give()
    },
    step: 'CREDENTIALS',
    error: 'flow_consumed',
  },
]

test.each(rows)('$name', async (row) => {
  expect(await playFault(row)).toEqual(expectedOutcome(row))
})
