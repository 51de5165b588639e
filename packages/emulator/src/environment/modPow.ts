import { modN, type ModPow } from '@challenge-kit/core/srp'

/**
 * Computes powers modulo the prime of SRP by OpenSSL, which is several times faster than BigInt in Node. Undefined in a
 * browser, because a browser has no OpenSSL. `getBuiltinModule` needs no import, so Node and browsers load the same file.
 */
export const modPow: ModPow | undefined = opensslPower()

function opensslPower(): ModPow | undefined {
  const openssl = globalThis.process?.getBuiltinModule?.('node:crypto')
  if (!openssl) return undefined
  // The group of SRP at Cognito is also group 15 of Diffie-Hellman (RFC 3526).
  const prime = openssl.getDiffieHellman('modp15').getPrime()
  const exchange = openssl.createDiffieHellman(prime, 2)
  return (base, exponent) => {
    try {
      exchange.setPrivateKey(toHex(exponent), 'hex')
      return fromHex(exchange.computeSecret(toHex(base), 'hex', 'hex'))
    } catch {
      // OpenSSL refuses a base that is no public key of Diffie-Hellman. Only a wrong secret leads to such a base.
      return squareAndMultiply(base, exponent)
    }
  }
}

function squareAndMultiply(base: bigint, exponent: bigint): bigint {
  let result = 1n
  for (const bit of exponent.toString(2)) result = modN(result * result * (bit === '1' ? base : 1n))
  return result
}

function toHex(integer: bigint): string {
  const digits = integer.toString(16)
  return digits.length % 2 === 0 ? digits : `0${digits}`
}

function fromHex(digits: string): bigint {
  return BigInt(`0x${digits}`)
}
