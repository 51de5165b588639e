import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import type { CallName } from '@challenge-kit/core'
import type { Page, TestInfo } from '@playwright/test'
import type { WireMessage } from '../server/lab/taps/wireLog.ts'

/** A sign-in that a journey went through, as both wires have it. */
export interface Measured {
  readonly journey: string
  /** The browser's calls, by name, from the first send to its end. */
  readonly browser: readonly string[]
  /** Cognito's operations. */
  readonly cognito: readonly string[]
  /** The flows it began. */
  readonly flows: readonly string[]
  /** The questions it met, and the ways it chose. */
  readonly challenges: readonly string[]
}

/** Asserts what the last sign-in took, and keeps it under that name. */
export type Took = (journey: string, browser: readonly CallName[], cognito: readonly string[]) => Promise<void>

/** What is sent again after a reload, or belongs to a session, is no part of a sign-in. */
const beside = new Set(['resume', 'session', 'cancel', 'sign-out'])

const opens = (name: string): boolean => name === 'start' || name === 'forgot'

/** Listens to what the page sends to the backend; says which calls the last sign-in took. */
export function callsSent(page: Page): () => readonly string[] {
  const calls: string[] = []
  page.on('request', (request) => {
    const [, call] = /\/auth\/([\w-]+)$/.exec(request.url()) ?? []
    if (call && !beside.has(call)) calls.push(call)
  })
  return () => calls.slice(calls.findLastIndex(opens))
}

/** The last sign-in of a conversation. */
export function measure(journey: string, conversation: readonly WireMessage[]): Measured {
  const lines = conversation.slice(conversation.findLastIndex(({ from, name }) => from === 'browser' && opens(name)))
  const named = (chosen: readonly WireMessage[]): string[] => chosen.map(({ name }) => name)
  const replies = lines.filter(({ to }) => to === 'browser')
  const operations = lines.filter(({ to }) => to === 'cognito')
  const begun = operations.filter(({ name }) => name.endsWith('InitiateAuth'))
  const answered = operations.filter(({ name }) => name.endsWith('RespondToAuthChallenge'))
  const asked = named(lines.filter(({ from }) => from === 'cognito'))
  return {
    journey,
    browser: named(lines.filter(({ from }) => from === 'browser')).filter((name) => !beside.has(name)),
    cognito: named(operations),
    flows: distinct(details(begun).filter((word) => /^[A-Z_]+_AUTH$/.test(word))),
    challenges: distinct(
      [...asked, ...details(replies), ...details(answered)].filter((word) => /^[A-Z_]+$/.test(word)),
    ),
  }
}

/** Keeps it for the guide: see guide.ts. */
export function writeMeasured(measured: Measured, test: TestInfo): void {
  const path = test.outputPath(`${measured.journey.replaceAll(/\W+/g, '-')}.journey.json`)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, JSON.stringify({ ...measured, file: relative(test.config.rootDir, test.file) }))
}

const details = (lines: readonly WireMessage[]): string[] => lines.flatMap(({ detail }) => detail)

const distinct = (words: readonly string[]): string[] => [...new Set(words)]
