/**
 * The 3072-bit group of RFC 5054, appendix A, and arithmetic in this group. Every Cognito user pool uses it.
 *
 * No function here runs in constant time, because BigInt has no constant-time arithmetic. Other implementations for
 * browsers have the same weakness.
 */

import { nextTask } from './nextTask.ts'

/** The prime modulus. */
export const N: bigint = BigInt(
  '0x' +
    'ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404dd' +
    'ef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed' +
    'ee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf0598da48361c55d39a69163fa8fd24cf5f' +
    '83655d23dca3ad961c62f356208552bb9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3b' +
    'e39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf6955817183995497cea956ae515d2261898fa0510' +
    '15728e5a8aaac42dad33170d04507a33a85521abdf1cba64ecfb850458dbef0a8aea71575d060c7db3970f85a6e1e4c7' +
    'abf5ae8cdb0933d71e8c94e04a25619dcee3d2261ad2ee6bf12ffa06d98a0864d87602733ec86a64521f2b18177b200c' +
    'bbe117577a615d6c770988c0bad946e208e24fa074e5ab3143db5bfce0fd108e4b82d120a93ad2caffffffffffffffff',
)

/** The multiplier k: SHA-256 of N and g, each encoded by {@link toBytes}. A test checks this precomputed value. */
export const k: bigint = 0x538282c4354742d7cbbde2359fcf67f9f5b3a6b08791e5011b43b8a5b66d9ee6n

/** Returns `value` mod N, between 0 and N - 1. */
export function modN(value: bigint): bigint {
  const remainder = value % N
  return remainder < 0n ? remainder + N : remainder
}

/** Computes `base ** exponent mod N`, for a base between 0 and N - 1. A runtime may have one that is faster than BigInt. */
export type ModPow = (base: bigint, exponent: bigint) => bigint

// Groups of bits that one part of the work handles. A group has three bits on average, so a part has about 200 bits.
const GROUPS_IN_A_PART = 64

/** Returns `g ** exponent mod N`. */
export function powerOfG(exponent: bigint, modPow?: ModPow): bigint {
  return modPow ? modPow(2n, exponent) : appendBits(1n, exponent.toString(2))
}

/** Returns `g ** exponent mod N`. Waits for `pause` before each part of the work. A part has at most 64 bits. */
export async function powerOfGInParts(exponent: bigint, pause: () => Promise<void> = nextTask): Promise<bigint> {
  let result = 1n
  for (const [bits] of exponent.toString(2).matchAll(/.{64}|.+/g)) {
    await pause()
    result = appendBits(result, bits)
  }
  return result
}

/**
 * Appends bits to the exponent of a power of g. Multiplying by the generator is a shift, because the generator is 2.
 */
function appendBits(result: bigint, bits: string): bigint {
  for (const bit of bits) result = ((result * result) << BigInt(bit)) % N
  return result
}

/**
 * Returns `base ** exponent mod N`, for a base between 0 and N - 1. Waits for `pause` after each part of the work.
 *
 * The algorithm is called sliding windows. It splits the bits of the exponent into runs of zeros and into groups of up to five
 * bits that begin and end with a one. Each group needs one multiplication, by one of sixteen precomputed odd powers.
 */
export async function power(base: bigint, exponent: bigint, pause?: () => Promise<void>): Promise<bigint> {
  const oddPowers = new Map<string, bigint>()
  const square = (base * base) % N
  for (let odd = 1, value = base; odd < 32; odd += 2, value = (value * square) % N)
    oddPowers.set(odd.toString(2), value)

  let result = 1n
  let groups = 0
  for (const [group] of exponent.toString(2).matchAll(/0+|1(?:[01]{0,3}1)?/g)) {
    if (groups % GROUPS_IN_A_PART === 0) await pause?.()
    groups += 1
    for (let bit = 0; bit < group.length; bit += 1) result = (result * result) % N
    const factor = oddPowers.get(group)
    if (factor !== undefined) result = (result * factor) % N
  }
  return result
}
