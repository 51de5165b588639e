/**
 * The deliberate faults of `npm run mutants:emulator`. `line` stands once in `file`, and `fault` replaces it.
 *
 * @typedef {{ name: string, file: string, line: string, fault: string, tests: readonly string[] }} PlantedFault
 * @type {readonly PlantedFault[]}
 */
export const plantedFaults = [
  ...[
    ['softwareTokenMfa', 'challenges/codes'],
    ['smsMfa', 'challenges/codes'],
    ['emailOtp', 'challenges/codes'],
    ['selectMfaType', 'challenges/codes'],
    ['newPasswordRequired', 'challenges/newPasswordRequired'],
    ['webAuthn', 'challenges/webAuthn'],
    ['smsOtp', 'flows/passwordless'],
    ['firstFactor', 'flows/choice'],
    ['customChallenge', 'flows/custom'],
  ].map(([challenge, test]) => ({
    name: `a right answer does not use up its Session: ${challenge}`,
    file: `challenges/${challenge}.ts`,
    line: "\n    cognitoSession.state = 'used'",
    fault: '',
    tests: [`${test}.test.ts`],
  })),
  {
    name: 'a Session is not bound to its pool and client',
    file: 'operations/auth/respondToAuthChallenge.ts',
    line: 'if (session.pool !== pool || session.client !== client || session.challenge !== challenge) return false',
    fault: 'if (session.challenge !== challenge) return false',
    tests: ['sign-in/challengeSessions.test.ts'],
  },
  {
    name: 'a Session is not bound to its challenge',
    file: 'operations/auth/respondToAuthChallenge.ts',
    line: 'if (session.pool !== pool || session.client !== client || session.challenge !== challenge) return false',
    fault: 'if (session.pool !== pool || session.client !== client) return false',
    tests: ['sign-in/challengeSessions.test.ts'],
  },
  {
    name: 'a Session is not bound to its family of operations',
    file: 'operations/auth/respondToAuthChallenge.ts',
    line: 'if (session.family !== family && !pool.settings.mixedApiFamilies) return false',
    fault: '',
    tests: ['sign-in/challengeSessions.test.ts'],
  },
  {
    name: 'a Session is not bound to its user',
    file: 'operations/auth/respondToAuthChallenge.ts',
    line: ': pool.users.find(username, pool.settings) === session.user',
    fault: ': true',
    tests: ['sign-in/challengeSessions.test.ts'],
  },
  {
    name: 'a Session can be used twice',
    file: 'sign-in/challengeSessions.ts',
    line: "if (session.state === 'used') {",
    fault: 'if (false) {',
    tests: ['sign-in/challengeSessions.test.ts'],
  },
  {
    name: 'a TOTP code can be used twice',
    file: 'sign-in/codeChecks.ts',
    line: 'if (step <= user.authenticator.lastStep) {',
    fault: 'if (false) {',
    tests: ['challenges/codes.test.ts'],
  },
  {
    name: 'SECRET_HASH is not checked',
    file: 'pool/clientSecret.ts',
    line: 'if (hash === (await secretHash(client.settings.secret, username, client.id))) return',
    fault: 'return',
    tests: ['pool/clientSecret.test.ts', 'flows/refresh.test.ts'],
  },
  {
    name: 'tokens are signed wrongly',
    file: 'tokens/signJwt.ts',
    line: 'return `${signed}.${encodeBase64url(new Uint8Array(signature))}`',
    fault: 'return `${signed}.${encodeBase64url(new Uint8Array(256))}`',
    tests: ['tokens/awsJwtVerify.test.ts'],
  },
  {
    name: 'the signature of an access token is not checked',
    file: 'tokens/accessToken.ts',
    line: "const { payload } = await jwtVerify(token, publicKey, { algorithms: ['RS256'], currentDate: new Date(now) })",
    fault: "const payload = JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')))",
    tests: ['operations/auth/signOut.test.ts'],
  },
  {
    name: 'the SigV4 signature of a request may be absent',
    file: 'wire/endpoint.ts',
    line: "if (operation.authorization === 'IAM' && !request.headers.get('authorization')?.startsWith('AWS4-HMAC-SHA256 ')) {",
    fault: 'if (false) {',
    tests: ['operations/registry.test.ts'],
  },
  {
    name: 'the signature of an SRP exchange is not checked',
    file: 'factors/srpExchanges.ts',
    line: 'return (await serverSignature({ prefix, id, verifier, A, b, secretBlock, timestamp })) === signature',
    fault: 'return true',
    tests: ['flows/srp.test.ts'],
  },
  {
    name: 'an SRP exchange can be ended twice',
    file: 'factors/srpExchanges.ts',
    line: 'exchanges.delete(secretBlock)\n',
    fault: '',
    tests: ['flows/srp.test.ts'],
  },
]
