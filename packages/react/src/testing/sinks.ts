import { onTestFinished, vi } from 'vitest'
import type { Page } from './page.tsx'

/** An output of the page that must never contain a secret. A secret is a text that the user types, or a key. */
export type Sink = 'query cache' | 'storage' | 'URL' | 'console' | 'event' | 'error' | 'attribute' | 'page content'

export interface Sinks {
  /** The sinks where a secret was found. */
  readonly leaks: Set<Sink>
  inspect(sink: Sink, text: string): void
  /** Inspects the query and mutation caches of a page whenever they change. */
  watch(page: Page): void
  /** Inspects the current page. The page's text and inputs must not contain the secrets in `cleared`. */
  check(cleared: readonly string[]): void
}

/** A value as text. For an error, the stack is included. */
export const textOf = (value: unknown): string =>
  value instanceof Error ? `${value.stack}${JSON.stringify(value)}` : JSON.stringify(value)

/** The values of all attributes on the page, except `otpauth:` links, which must contain the key. */
function attributes(): string {
  const elements = [...document.querySelectorAll('*:not(style)')]
  const cells = elements.flatMap((element) => [...element.attributes].map(({ value }) => value))
  return cells.filter((value) => !value.startsWith('otpauth:')).join('\n')
}

/** Watches all sinks for `secrets` until the test ends, and then removes planted secrets. */
export function openSinks(secrets: readonly string[]): Sinks {
  const leaks = new Set<Sink>()
  const inspect = (sink: Sink, text: string, sought = secrets): void => {
    if (sought.some((secret) => text.includes(secret))) leaks.add(sink)
  }
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation((...values: unknown[]) =>
      inspect('console', values.map(textOf).join()),
    )
  const inspectState = ({ error = null, ...state }: { error?: unknown }, name: unknown): void => {
    inspect('query cache', textOf([state, name]))
    inspect('error', textOf(error))
  }
  onTestFinished(() => {
    vi.restoreAllMocks()
    sessionStorage.clear()
    history.replaceState(null, '')
    document.body.removeAttribute('data-leak')
    document.querySelector('#leak')?.remove()
  })
  return {
    leaks,
    inspect,
    watch({ client }) {
      client.getQueryCache().subscribe(({ query }) => inspectState(query.state, query.queryKey))
      client.getMutationCache().subscribe(({ mutation }) => {
        if (mutation) inspectState(mutation.state, mutation.options.mutationKey)
      })
    },
    check(cleared) {
      inspect('storage', textOf([localStorage, sessionStorage]))
      inspect('URL', location.href + textOf(history.state))
      inspect('attribute', attributes())
      const fields = [...document.querySelectorAll('input')].map(({ value }) => value)
      inspect('page content', [document.body.textContent, ...fields].join('\n'), cleared)
    },
  }
}

/** Puts a secret into each sink, to test that the secret is found. */
export const PLANTS: Record<Exclude<Sink, 'event'>, (page: Page, secret: string) => void> = {
  'query cache': ({ client }, secret) => void client.setQueryData(['leak'], secret),
  storage: (_, secret) => sessionStorage.setItem('leak', secret),
  URL: (_, secret) => history.replaceState(secret, ''),
  console: (_, secret) => globalThis.console.info(secret),
  error: ({ client }, secret) => {
    const mutation = client.getMutationCache().build(client, { mutationFn: () => Promise.reject(new Error(secret)) })
    void mutation.execute(undefined).catch(() => null)
  },
  attribute: (_, secret) => document.body.setAttribute('data-leak', secret),
  'page content': (_, secret) =>
    document.body.append(Object.assign(document.createElement('input'), { value: secret, id: 'leak' })),
}
