import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createElement, type ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ja } from '../messages/ja.ts'
import { useSession } from '../session/useSession.ts'
import { useSignIn } from './useSignIn.ts'
import { SignIn } from './SignIn.tsx'

const onPage = (page: ReactElement): string =>
  renderToString(createElement(QueryClientProvider, { client: new QueryClient() }, page))

test('the server renders the complete credentials form', () => {
  const html = onPage(createElement(SignIn, { forgotPassword: '/forgot', help: '/help' }))
  expect(html).toContain('<h1 data-ck-part="heading" tabindex="-1">Sign in</h1>')
  expect(html).toMatch(/<label [^>]*for="([^"]+)"[^>]*>Username<\/label>.*<input[^>]* id="\1"/)
  expect(html).toMatch(/<input[^>]*type="password"[^>]*autoComplete="current-password"/i)
  expect(html).toContain('href="/forgot"')
})

test('before hydration, the form’s method is POST, so the password is never in the URL', () => {
  expect(onPage(createElement(SignIn))).toMatch(/<form[^>]* method="post"/)
})

test('the server-rendered markup has no style, no script and no handler, so a strict content security policy allows it', () => {
  const html = onPage(createElement(SignIn, { messages: ja }))
  expect(html).not.toMatch(/ style=|<style|<script| on[a-z]+=|javascript:|data:/i)
  expect(html).toContain('lang="ja"')
})

test('without a `QueryClientProvider`, the error says what to do', () => {
  expect(() => renderToString(createElement(SignIn))).toThrow(
    /^Put a <QueryClientProvider> of @tanstack\/react-query around/,
  )
})

test.each([
  ['useSignIn', useSignIn],
  ['useSession', useSession],
])('outside a provider, the error of %s says what to do', (name, useIt) => {
  const Page = () => {
    useIt()
    return null
  }
  expect(() => onPage(createElement(Page))).toThrow(`${name}() needs a <SignInProvider> around the page.`)
})
