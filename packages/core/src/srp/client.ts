import { fromHex } from './bytes.ts'
import { scrambler, sign } from './signature.ts'
import { k, modN, type ModPow, power, powerOfGInParts } from './group.ts'
import { secretExponent, type SrpIdentity } from './identity.ts'
import { nextTask } from './nextTask.ts'

/**
 * Returns the client's proof that it knows the secret: `PASSWORD_CLAIM_SIGNATURE` in the answer to `PASSWORD_VERIFIER`
 * or `DEVICE_PASSWORD_VERIFIER`. For a wrong secret, the function also returns a signature, because only the server can
 * detect a wrong secret.
 *
 * @param input - `salt`, `B` and `secretBlock` are the challenge's `SALT`, `SRP_B` and `SECRET_BLOCK`, unchanged. `a`
 *   and `A` come from {@link createEphemeral}. Without `A`, the function computes `A` again. `timestamp` must equal the
 *   answer's `TIMESTAMP`. `modPow` is BigInt by default.
 * @throws RangeError if B is a multiple of N or the scrambler is zero, because only an attacker sends such a B.
 * @throws SyntaxError if `salt` or `B` is not hexadecimal.
 * @see {@link https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html | RespondToAuthChallenge}
 * @see {@link https://www.rfc-editor.org/rfc/rfc5054#section-2.6 | RFC 5054, section 2.6}
 */
export async function claimSignature(input: {
  identity: SrpIdentity
  salt: string
  B: string
  a: bigint
  A?: string | undefined
  secretBlock: string
  timestamp: string
  modPow?: ModPow | undefined
}): Promise<string> {
  const { identity, a, secretBlock, timestamp, modPow } = input
  const B = fromHex(input.B)
  if (modN(B) === 0n) throw new RangeError('SRP_B is a multiple of N, so the exchange would prove nothing.')

  const ofG = (exponent: bigint): bigint | Promise<bigint> =>
    modPow ? modPow(2n, exponent) : powerOfGInParts(exponent)
  const A = input.A === undefined ? await ofG(a) : fromHex(input.A)
  const u = await scrambler(A, B)
  const x = await secretExponent(identity, fromHex(input.salt))
  const base = modN(B - k * (await ofG(x)))
  const shared = modPow ? modPow(base, a + u * x) : await power(base, a + u * x, nextTask)
  return sign({ prefix: identity.prefix, id: identity.id, secretBlock, timestamp }, shared, u)
}
