import { fromHex } from './bytes.ts'
import { scrambler, sign } from './signature.ts'
import { k, modN, type ModPow, power, powerOfG } from './group.ts'

/**
 * Returns `SRP_B`: the server's public key for one exchange. The key depends on the verifier.
 *
 * @param b - The secret exponent of this exchange, from {@link randomBelowN}.
 * @param modPow - Default: BigInt.
 * @returns Lower-case hexadecimal digits without padding.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5054#section-2.5.3 | RFC 5054, section 2.5.3}
 */
export function serverPublicKey(verifier: bigint, b: bigint, modPow?: ModPow): string {
  return publicKey(verifier, b, modPow).toString(16)
}

/**
 * Returns the signature that a client with the right secret sends. Compare this signature with the client's signature in
 * constant time.
 *
 * @param input - `A` and `timestamp` are the client's `SRP_A` and `TIMESTAMP`. `b` and `secretBlock` belong to this
 *   exchange. `modPow` is BigInt by default.
 * @throws RangeError if A is a multiple of N, because a client with such an A knows the shared secret without the password.
 * @throws SyntaxError if `A` is not hexadecimal.
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
  modPow?: ModPow | undefined
}): Promise<string> {
  const { verifier, b, prefix, id, secretBlock, timestamp, modPow } = input
  const A = fromHex(input.A)
  if (modN(A) === 0n) throw new RangeError('SRP_A is a multiple of N, so the exchange would prove nothing.')

  const u = await scrambler(A, publicKey(verifier, b, modPow))
  const raise = modPow ?? power
  const shared = await raise(modN(A * (await raise(verifier, u))), b)
  return sign({ prefix, id, secretBlock, timestamp }, shared, u)
}

function publicKey(verifier: bigint, b: bigint, modPow: ModPow | undefined): bigint {
  return modN(k * verifier + powerOfG(b, modPow))
}
