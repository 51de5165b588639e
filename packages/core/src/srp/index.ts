/**
 * SRP-6a as Amazon Cognito uses it, for users and for remembered devices. The code needs only BigInt and WebCrypto.
 *
 * Cognito uses the 3072-bit group of RFC 5054 and SHA-256. Cognito differs from the RFC in two points. It encodes
 * integers as Java's BigInteger does, and it replaces the client's proof M1 with an HMAC whose key HKDF derives. The
 * vectors in `srp-vectors.json` come from Amazon's own clients.
 *
 * @module
 */

export { type SrpIdentity, createVerifier } from './identity.ts'
export { createEphemeral, randomBelowN } from './ephemeral.ts'
export { claimSignature } from './client.ts'
export { serverPublicKey, serverSignature } from './server.ts'
export { timestamp } from './timestamp.ts'
export { toBytes } from './bytes.ts'
export { modN, type ModPow } from './group.ts'
