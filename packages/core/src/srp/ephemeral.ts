import { fromBytes } from './bytes.ts'
import { powerOfG } from './group.ts'

/**
 * A secret exponent for one exchange, above zero and below N.
 *
 * It is drawn from 256 bits, which RFC 5054, section 2.5.4, asks for at least. That matches the strength of the group;
 * more bits cost time only.
 *
 * @param random - Makes that many random bytes. Default: `crypto.getRandomValues`.
 */
export function randomBelowN(random: (size: number) => Uint8Array = randomBytes): bigint {
  return fromBytes(random(32)) || 1n
}

/**
 * The client's key pair for one exchange: keep `a` in memory for {@link claimSignature}, and send `A` as `SRP_A`.
 *
 * @param random - Makes that many random bytes. Default: `crypto.getRandomValues`.
 * @returns `A` in hexadecimal digits as Cognito takes them: lower case, no padding, odd lengths too.
 * @see {@link https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html | InitiateAuth}
 */
export function createEphemeral(random?: (size: number) => Uint8Array): { readonly a: bigint; readonly A: string } {
  const a = randomBelowN(random)
  return { a, A: powerOfG(a).toString(16) }
}

function randomBytes(size: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(size))
}
