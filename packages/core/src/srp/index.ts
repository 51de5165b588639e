/**
 * SRP-6a as Amazon Cognito speaks it, for people and for remembered devices. BigInt and WebCrypto, nothing else.
 *
 * Cognito takes RFC 5054's 3072-bit group and SHA-256, but writes integers as Java's BigInteger does, and proves with
 * HKDF and HMAC in place of M1. Found in Amazon's own clients and checked against them: see `srp-vectors.json`.
 *
 * @module
 */

export { type SrpIdentity, createVerifier } from './identity.ts'
export { createEphemeral, randomBelowN } from './ephemeral.ts'
export { claimSignature } from './client.ts'
export { serverPublicKey, serverSignature } from './server.ts'
export { timestamp } from './timestamp.ts'
export { toBytes } from './bytes.ts'
export { modN } from './group.ts'
