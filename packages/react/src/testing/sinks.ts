import { onTestFinished, vi } from 'vitest'
import type { Page } from './page.tsx'

/** Where nothing that was typed, and no key, may ever be. */
export type Sink = 'query cache' | 'storage' | 'address' | 'console' | 'event' | 'error' | 'attribute' | 'left behind'

export interface Sinks {
  /** Where secrets were found. */
  readonly leaks: Set<Sink>
  inspect(sink: Sink, said: string): void
  /** Follows the caches of a page. */
  watch(page: Page): void
  /** Looks at what is there now. `gone` are the secrets that may not even be in a field any more. */
  look(gone: readonly string[]): void
}

/** Anything as text: of an error, all that it would show. */
export const textOf = (value: unknown): string =>
  value instanceof Error ? `${value.stack}${JSON.stringify(value)}` : JSON.stringify(value)

/** All attributes on the page, but for the one that is allowed: the link that carries the key to an app. */
function attributes(): string {
  const elements = [...document.querySelectorAll('*:not(style)')]
  const cells = elements.flatMap((element) => [...element.attributes].map(({ value }) => value))
  return cells.filter((value) => !value.startsWith('otpauth:')).join('\n')
}

/** Watches all sinks for `secrets` until the test is over, and leaves no leak behind for the next. */
export function openSinks(secrets: readonly string[]): Sinks {
  const leaks = new Set<Sink>()
  const inspect = (sink: Sink, said: string, sought = secrets): void => {
    if (sought.some((secret) => said.includes(secret))) leaks.add(sink)
  }
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation((...said: unknown[]) => inspect('console', said.map(textOf).join()))
  const held = ({ error = null, ...kept }: { error?: unknown }, name: unknown): void => {
    inspect('query cache', textOf([kept, name]))
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
      client.getQueryCache().subscribe(({ query }) => held(query.state, query.queryKey))
      client.getMutationCache().subscribe(({ mutation }) => {
        if (mutation) held(mutation.state, mutation.options.mutationKey)
      })
    },
    look(gone) {
      inspect('storage', textOf([localStorage, sessionStorage]))
      inspect('address', location.href + textOf(history.state))
      inspect('attribute', attributes())
      const fields = [...document.querySelectorAll('input')].map(({ value }) => value)
      inspect('left behind', [document.body.textContent, ...fields].join('\n'), gone)
    },
  }
}

/** Puts a secret where it does not belong, to see that it is found there. */
export const PLANTS: Record<Exclude<Sink, 'event'>, (page: Page, secret: string) => void> = {
  'query cache': ({ client }, secret) => void client.setQueryData(['leak'], secret),
  storage: (_, secret) => sessionStorage.setItem('leak', secret),
  address: (_, secret) => history.replaceState(secret, ''),
  console: (_, secret) => globalThis.console.info(secret),
  error: ({ client }, secret) => {
    const mutation = client.getMutationCache().build(client, { mutationFn: () => Promise.reject(new Error(secret)) })
    void mutation.execute(undefined).catch(() => null)
  },
  attribute: (_, secret) => document.body.setAttribute('data-leak', secret),
  'left behind': (_, secret) =>
    document.body.append(Object.assign(document.createElement('input'), { value: secret, id: 'leak' })),
}
