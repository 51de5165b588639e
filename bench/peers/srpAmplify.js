/** Amplify's own functions for SRP, which no entry point of the package exports. */
import BigInteger from './node_modules/@aws-amplify/auth/dist/esm/providers/cognito/utils/srp/BigInteger/BigInteger.mjs'
import { getAuthenticationHelper } from './node_modules/@aws-amplify/auth/dist/esm/providers/cognito/utils/srp/getAuthenticationHelper.mjs'
import { getSignatureString } from './node_modules/@aws-amplify/auth/dist/esm/providers/cognito/utils/srp/getSignatureString.mjs'

globalThis.prove = async ({ prefix, id, secret, salt, B, secretBlock, timestamp }) => {
  const helper = await getAuthenticationHelper(prefix)
  const hkdf = await helper.getPasswordAuthenticationKey({
    username: id,
    password: secret,
    serverBValue: new BigInteger(B, 16),
    salt: new BigInteger(salt, 16),
  })
  const challengeParameters = { SECRET_BLOCK: secretBlock }
  const signature = getSignatureString({
    userPoolName: prefix,
    username: id,
    challengeParameters,
    dateNow: timestamp,
    hkdf,
  })
  return { A: helper.A.toString(16), signature }
}
