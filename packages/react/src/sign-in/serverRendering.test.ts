import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createElement, type ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ja } from '../messages/ja.ts'
import { useSession } from '../session/useSession.ts'
import { useSignIn } from '../useSignIn.ts'
import { SignIn } from './SignIn.tsx'

const onPage = (page: ReactElement): string =>
  renderToString(createElement(QueryClientProvider, { client: new QueryClient() }, page))

test('a server renders the credentials, complete', () => {
  const html = onPage(createElement(SignIn, { forgotPassword: '/forgot', help: '/help' }))
  expect(html).toContain('<h1 data-ck-part="heading" tabindex="-1">Sign in</h1>')
  expect(html).toMatch(/<label [^>]*for="([^"]+)"[^>]*>Username<\/label>.*<input[^>]* id="\1"/)
  expect(html).toMatch(/<input[^>]*type="password"[^>]*autoComplete="current-password"/i)
  expect(html).toContain('href="/forgot"')
})

test('before hydration the form would post, never put a password into the address', () => {
  expect(onPage(createElement(SignIn))).toMatch(/<form[^>]* method="post"/)
})

test('nothing on it needs a looser content policy: no style, no script, no handler in the markup', () => {
  const html = onPage(createElement(SignIn, { messages: ja }))
  expect(html).not.toMatch(/ style=|<style|<script| on[a-z]+=|javascript:|data:/i)
  expect(html).toContain('lang="ja"')
})

test('without TanStack Query it says what to do', () => {
  expect(() => renderToString(createElement(SignIn))).toThrow(
    /^Put a <QueryClientProvider client=\{…\}> of @tanstack\/react-query around/,
  )
})

test.each([
  ['useSignIn', useSignIn],
  ['useSession', useSession],
])('%s outside a provider says what to do', (name, useIt) => {
  const Page = () => {
    useIt()
    return null
  }
  expect(() => onPage(createElement(Page))).toThrow(`${name}() needs a <SignInProvider> around the page.`)
})
