import { expect, test } from 'vitest'
import { stepUpDemand } from './bearerChallenge.ts'

test.each([
  [
    'the example of RFC 9470',
    'Bearer error="insufficient_user_authentication", error_description="A different authentication level is required", acr_values="myACR"',
    { acrValues: ['myACR'], maxAge: null },
  ],
  [
    'an age',
    'Bearer error="insufficient_user_authentication", error_description="More recent authentication is required", max_age="5"',
    { acrValues: [], maxAge: 5 },
  ],
  [
    'both, with an age that is not in quotes',
    'Bearer realm="a, b", error="insufficient_user_authentication", acr_values="gold silver", max_age=60',
    { acrValues: ['gold', 'silver'], maxAge: 60 },
  ],
  ['other spelling', 'BEARER Error = "insufficient_user_authentication"', { acrValues: [], maxAge: null }],
  [
    'a second challenge before it',
    'Basic realm="x", Bearer error="insufficient_user_authentication", max_age=1',
    { acrValues: [], maxAge: 1 },
  ],
  [
    'escaped quotes',
    String.raw`Bearer error_description="say \"please\", error=\"x\"", error="insufficient_user_authentication"`,
    { acrValues: [], maxAge: null },
  ],
  [
    'values that no page should get',
    'Bearer error="insufficient_user_authentication", acr_values="a\u00e9 ok", max_age="-1"',
    { acrValues: ['ok'], maxAge: null },
  ],
])('%s is a demand', (_, header, demand) => {
  expect(stepUpDemand(header)).toEqual(demand)
})

test.each([
  ['no header', null],
  ['an expired token', 'Bearer error="invalid_token", error_description="the token has expired"'],
  ['too few scopes', 'Bearer error="insufficient_scope", scope="orders"'],
  ['another scheme', 'Basic error="insufficient_user_authentication"'],
  ['the words in a description', 'Bearer error_description="error=\\"insufficient_user_authentication\\""'],
  [
    'a header of excessive length',
    `Bearer error="insufficient_user_authentication", acr_values="${'a '.repeat(4_000)}"`,
  ],
])('%s is no demand', (_, header) => {
  expect(stepUpDemand(header)).toBeNull()
})
