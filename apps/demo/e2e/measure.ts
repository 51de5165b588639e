import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import type { CallName } from '@challenge-kit/core'
import type { Page, TestInfo } from '@playwright/test'
import type { WireMessage } from '../server/lab/taps/wireLog.ts'

/** The calls of one sign-in to the backend, and the requests that the backend sent to Cognito for this sign-in. */
export interface Measured {
  readonly journey: string
  /** The names of the browser's calls, in order. */
  readonly browser: readonly string[]
  /** The operations of the requests to Cognito, in order. */
  readonly cognito: readonly string[]
  /** The auth flows that the sign-in started. */
  readonly flows: readonly string[]
  /** The challenges that Cognito sent, and the methods that the user chose. */
  readonly challenges: readonly string[]
}

/** Asserts the calls and the requests of the last sign-in, and records both under the name `journey`. */
export type ExpectCalls = (journey: string, browser: readonly CallName[], cognito: readonly string[]) => Promise<void>

/** The calls that are not counted, because they do not bring a sign-in to its next challenge. */
const notCounted = new Set(['resume', 'session', 'cancel', 'sign-out'])

const startsSignIn = (name: string): boolean => name === 'start' || name === 'forgot'

/** Records the page's calls to the backend. Returns a function that lists the calls of the last sign-in. */
export function callsSent(page: Page): () => readonly string[] {
  const calls: string[] = []
  page.on('request', (request) => {
    const [, call] = /\/auth\/([\w-]+)$/.exec(request.url()) ?? []
    if (call && !notCounted.has(call)) calls.push(call)
  })
  return () => calls.slice(calls.findLastIndex(startsSignIn))
}

/** Measures the last sign-in in the wire log, which lists the messages between browser, backend and Cognito. */
export function measure(journey: string, wireLog: readonly WireMessage[]): Measured {
  const messages = wireLog.slice(wireLog.findLastIndex(({ from, name }) => from === 'browser' && startsSignIn(name)))
  const namesOf = (chosen: readonly WireMessage[]): string[] => chosen.map(({ name }) => name)
  const replies = messages.filter(({ to }) => to === 'browser')
  const operations = messages.filter(({ to }) => to === 'cognito')
  const startOperations = operations.filter(({ name }) => name.endsWith('InitiateAuth'))
  const answerOperations = operations.filter(({ name }) => name.endsWith('RespondToAuthChallenge'))
  const responses = namesOf(messages.filter(({ from }) => from === 'cognito'))
  return {
    journey,
    browser: namesOf(messages.filter(({ from }) => from === 'browser')).filter((name) => !notCounted.has(name)),
    cognito: namesOf(operations),
    flows: distinct(details(startOperations).filter((word) => /^[A-Z_]+_AUTH$/.test(word))),
    challenges: distinct(
      [...responses, ...details(replies), ...details(answerOperations)].filter((word) => /^[A-Z_]+$/.test(word)),
    ),
  }
}

/** Writes the measurement to a file for the guide: see guide.ts. */
export function writeMeasured(measured: Measured, test: TestInfo): void {
  const path = test.outputPath(`${measured.journey.replaceAll(/\W+/g, '-')}.journey.json`)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, JSON.stringify({ ...measured, file: relative(test.config.rootDir, test.file) }))
}

const details = (messages: readonly WireMessage[]): string[] => messages.flatMap(({ detail }) => detail)

const distinct = (words: readonly string[]): string[] => [...new Set(words)]
