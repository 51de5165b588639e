import { expect, test } from 'vitest'
import { nodeHeaders, recordHeaders, toHeaders } from './headerRecord.ts'

const record = { Cookie: 'a=1', cookie: ['b=2', 'c=3'], Accept: ['text/html', 'text/plain'], absent: undefined }

test('a record is read in any case, and several values are joined as `Headers` joins them', () => {
  const headers = recordHeaders(record)
  const expected = ['a=1; b=2; c=3', 'text/html, text/plain', null, null]
  expect(['Cookie', 'accept', 'absent', 'x-other'].map((name) => headers.get(name))).toEqual(expected)
  expect(['Cookie', 'accept', 'absent', 'x-other'].map((name) => toHeaders(record).get(name))).toEqual(expected)
})

test('the names of a record of Node are in lower case, and are asked for in any case', () => {
  const headers = nodeHeaders({ 'user-agent': 'curl', 'x-many': ['1', '2'] })
  expect(['User-Agent', 'x-many', 'x-other'].map((name) => headers.get(name))).toEqual(['curl', '1, 2', null])
})

test('characters that `Headers` cannot hold are percent-encoded, because a cookie of the application may have them', () => {
  expect(toHeaders({ cookie: ['city=東京', 'name=Zoë'] }).get('cookie')).toBe('city=%E6%9D%B1%E4%BA%AC; name=Zoë')
})
