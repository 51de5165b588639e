import { fromHex } from './bytes.ts'
import { scrambler, sign } from './signature.ts'
import { k, modN, power, powerOfG } from './group.ts'

/**
 * `SRP_B`: the server's public key for one exchange, bound to the verifier.
 *
 * @param b - The secret exponent of this exchange, from {@link randomBelowN}.
 * @returns Hexadecimal digits as Cognito sends them: lower case, no padding.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5054#section-2.5.3 | RFC 5054, section 2.5.3}
 */
export function serverPublicKey(verifier: bigint, b: bigint): string {
  return publicKey(verifier, b).toString(16)
}

/**
 * The signature that a client with the right secret sends. Compare it with the one that came in constant time.
 *
 * @param input - `A` is `SRP_A` and `timestamp` is `TIMESTAMP` as the client sent them; `b` and `secretBlock` are those
 *   of this exchange.
 * @throws RangeError when A is a multiple of N: such a client knows the shared secret without the password.
 * @throws SyntaxError when `A` is not hexadecimal.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5054#section-2.6 | RFC 5054, section 2.6}
 */
export async function serverSignature(input: {
  prefix: string
  id: string
  verifier: bigint
  A: string
  b: bigint
  secretBlock: string
  timestamp: string
}): Promise<string> {
  const { verifier, b, prefix, id, secretBlock, timestamp } = input
  const A = fromHex(input.A)
  if (modN(A) === 0n) throw new RangeError('SRP_A is a multiple of N: it proves no knowledge of the password.')

  const u = await scrambler(A, publicKey(verifier, b))
  const shared = power(modN(A * power(verifier, u)), b)
  return sign({ prefix, id, secretBlock, timestamp }, shared, u)
}

function publicKey(verifier: bigint, b: bigint): bigint {
  return modN(k * verifier + powerOfG(b))
}
