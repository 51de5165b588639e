import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { examine } from '../testing/doctor/examination.ts'
import { CHECKS } from './checks.ts'
import { BACKEND_ACTIONS, DOCTOR_ACTIONS } from './facts.ts'

const source = resolve(import.meta.dirname, '..')
const textOf = (name: string): string => readFileSync(resolve(source, '../../../docs/guides', name), 'utf8')
const guide = textOf('doctor.md')

/** The actions of each statement of the policy in a guide. */
function actionsIn(text: string): readonly (readonly string[])[] {
  const [, json = ''] = /```json\n(.*?)```/s.exec(text) ?? []
  const { Statement } = JSON.parse(json) as { readonly Statement: readonly { readonly Action: readonly string[] }[] }
  return Statement.map(({ Action }) => Action)
}

test('the guide has one row for each check, with the sentence and the level of the code', () => {
  const rows = [...guide.matchAll(/^\| `([\w-]+)` \| (.*) \| (error|warning) \|$/gm)].map(([, ...cells]) => cells)
  expect(rows).toEqual(CHECKS.map(({ id, checks, level }) => [id, checks, level]))
})

test('the policy in the guide has exactly the actions of the backend and those of the doctor', () => {
  expect(actionsIn(guide)).toEqual(
    [BACKEND_ACTIONS, DOCTOR_ACTIONS].map((actions) => actions.map((action) => `cognito-idp:${action}`)),
  )
})

test('the policy in the guide to the backend has exactly the actions of the backend', () => {
  expect(actionsIn(textOf('backend.md'))).toEqual([BACKEND_ACTIONS.map((action) => `cognito-idp:${action}`)])
})

test('the backend calls each of its actions, and no other Admin action', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !/^(doctor|testing)\/|\.test\.ts$/.test(path),
  )
  const text = files.map((path) => readFileSync(join(source, path), 'utf8')).join('\n')
  const actions = new Set([...text.matchAll(/call\(\s*'(Admin\w+)'/g)].map(([, action]) => action))
  expect(actions).toEqual(new Set(BACKEND_ACTIONS))
})

test('the doctor calls its own actions and those of the backend, and ConfirmSignUp without a signature', async () => {
  const { pool } = await examine()
  const called = pool.requestLog.list().map(({ operation }) => operation)
  expect(called.toSorted()).toEqual([...BACKEND_ACTIONS, ...DOCTOR_ACTIONS, 'ConfirmSignUp'].toSorted())
})
