import { expect } from 'vitest'
import { createTestBrowser } from '../testBrowser.ts'
import { type Command, command, tabAt, tabsAt } from './command.ts'
import { MAX_TABS, type TabModel, TOKEN_VALIDITY } from './model.ts'
import { currentInstance, found, settledStep, type Tab } from './system.ts'

export const reload = (index: number, instance: number): Command =>
  command(
    `tab ${index} is reloaded (instance ${instance})`,
    ({ tabs }) => tabs[index] !== undefined,
    async (model, system) => {
      system.instance = instance
      const tab: Tab = found(system.tabs[index])
      system.reload(tab)
      await settledStep(tab.page)
      const { tabs, flowCookie } = model
      const resumes = tabs[index]?.step === 'SOFTWARE_TOKEN_MFA' && flowCookie
      const resumed: TabModel | null =
        resumes && flowCookie.expiresAt > system.pool.clock.now()
          ? { step: 'SOFTWARE_TOKEN_MFA', flow: flowCookie.flow }
          : null
      tabs[index] = resumed ?? { step: 'CREDENTIALS' }
    },
  )

export const openTab = (): Command =>
  command(
    'a tab is opened',
    ({ tabs }) => tabs.length < MAX_TABS,
    async (model, system) => {
      system.openTab()
      model.tabs.push({ step: 'CREDENTIALS' })
    },
  )

export const signOut = (choice: number, everywhere: boolean, instance: number): Command =>
  command(
    `a tab (${choice}) signs out${everywhere ? ' everywhere' : ''} (instance ${instance})`,
    (model) => tabsAt(model, 'SIGNED_IN').length > 0,
    async (model, system) => {
      const index = tabAt(model, 'SIGNED_IN', choice)
      system.instance = instance
      const step = found(system.tabs[index]).page.getState()
      if (step.step !== 'SIGNED_IN') throw new Error('the model says that the tab shows a session')
      await step.signOut({ everywhere })
      model.tabs[index] = { step: 'CREDENTIALS' }
      model.sessionExpiresAt = null
    },
  )

export const readSession = (instance: number): Command =>
  command(
    `a page reads the session (instance ${instance})`,
    () => true,
    async (model, system) => {
      system.instance = instance
      const { session } = await system.browser.call('session', {})
      expect(session !== null).toBe(model.sessionExpiresAt !== null)
      const now = system.pool.clock.now()
      // The backend refreshes a session two minutes before its access token expires.
      if (model.sessionExpiresAt !== null && model.sessionExpiresAt - now <= 120_000)
        model.sessionExpiresAt = now + TOKEN_VALIDITY
    },
  )

export const wait = (minutes: number): Command =>
  command(
    `${minutes} minutes pass`,
    () => true,
    async (_, system) => {
      system.pool.clock.advance(minutes * 60_000)
    },
  )

export const restartInstance = (instance: number): Command =>
  command(
    `instance ${instance} is restarted`,
    () => true,
    async (_, system) => {
      system.restartInstance(instance)
    },
  )

export const replay = (instance: number): Command =>
  command(
    `an accepted answer is sent again with its cookies (instance ${instance})`,
    ({ hasSignedIn }) => hasSignedIn,
    async (_, system) => {
      system.instance = instance
      if (!system.acceptedAnswer) throw new Error('the model says that an answer was accepted')
      const attacker = createTestBrowser(currentInstance(system))
      for (const [name, value] of system.acceptedAnswer.cookies) attacker.cookies.set(name, value)
      const { text, status } = await attacker.send('answer', system.acceptedAnswer.body)
      expect(status).not.toBe(200)
      expect(text).not.toContain('signedIn')
      expect(attacker.setCookies().join()).not.toMatch(/ck_session=[^;]/)
    },
  )
