import { fromBytes } from './bytes.ts'
import { type ModPow, powerOfG } from './group.ts'

/**
 * Returns a secret exponent for one exchange, greater than zero and less than N.
 *
 * The exponent has 256 bits, the minimum of RFC 5054, section 2.5.4. A longer exponent would be slower and not safer,
 * because the 3072-bit group has a strength of about 128 bits, and an exponent of 256 bits has the same strength.
 *
 * @param random - Returns `size` random bytes. Default: `crypto.getRandomValues`.
 */
export function randomBelowN(random: (size: number) => Uint8Array = randomBytes): bigint {
  return fromBytes(random(32)) || 1n
}

/**
 * Returns the client's key pair for one exchange. Send `A` as `SRP_A`. Keep `a` in memory, because
 * `claimSignature` in `client.ts` needs it to prove the password.
 *
 * @param random - Returns `size` random bytes. Default: `crypto.getRandomValues`.
 * @param modPow - Default: BigInt.
 * @returns `A` in lower-case hexadecimal digits without padding. The number of digits may be odd.
 * @see {@link https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html | InitiateAuth}
 */
export function createEphemeral(
  random?: (size: number) => Uint8Array,
  modPow?: ModPow,
): { readonly a: bigint; readonly A: string } {
  const a = randomBelowN(random)
  return { a, A: powerOfG(a, modPow).toString(16) }
}

function randomBytes(size: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(size))
}
