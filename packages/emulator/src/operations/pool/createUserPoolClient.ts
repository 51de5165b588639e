import type { Random } from '../../environment/random.ts'
import { randomText } from '../../environment/random.ts'
import type { ClientOptions } from '../../pool/client.ts'
import { createClient } from '../../pool/client.ts'
import type { Pools } from '../../pool/pools.ts'
import { toUserPoolClientType } from '../../pool/userPoolType.ts'
import { invalidParameter } from '../../wire/exceptions.ts'
import type { Input } from '../../wire/input.ts'
import { optionalFlag, optionalNumber, optionalObject, optionalText, text, textList } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'

export function createUserPoolClient({
  random,
  pools,
}: {
  readonly random: Random
  readonly pools: Pools
}): RunOperation {
  return (input) => {
    const pool = pools.find(text(input, 'UserPoolId'))
    const client = createClient(readClientOptions(input, random), text(input, 'ClientName'))
    pool.clients.set(client.id, client)
    return { UserPoolClient: toUserPoolClientType(pool, client) }
  }
}

function readClientOptions(input: Input, random: Random): ClientOptions {
  const rotation = optionalObject(input, 'RefreshTokenRotation')
  const rotates = rotation && optionalText(rotation, 'Feature') === 'ENABLED'
  const units = optionalObject(input, 'TokenValidityUnits') ?? {}
  const validity = (member: string, key: string, unit: string): number | undefined => {
    const value = optionalNumber(input, member)
    return value === undefined ? undefined : value * (unitSeconds[optionalText(units, key) ?? unit] ?? 1)
  }
  return {
    id: randomWord(random, 26),
    ...(optionalFlag(input, 'GenerateSecret') && { secret: randomWord(random, 52) }),
    flows: readFlows(input),
    authSessionValidity: optionalNumber(input, 'AuthSessionValidity') ?? 3,
    preventUserExistenceErrors: optionalText(input, 'PreventUserExistenceErrors') === 'ENABLED' ? 'ENABLED' : 'LEGACY',
    ...(rotates && { rotation: { gracePeriodSeconds: optionalNumber(rotation, 'RetryGracePeriodSeconds') ?? 0 } }),
    accessTokenValidity: validity('AccessTokenValidity', 'AccessToken', 'hours') ?? 3_600,
    idTokenValidity: validity('IdTokenValidity', 'IdToken', 'hours') ?? 3_600,
    refreshTokenValidity: validity('RefreshTokenValidity', 'RefreshToken', 'days') ?? 30 * 86_400,
    tokenRevocation: optionalFlag(input, 'EnableTokenRevocation') ?? true,
  }
}

const unitSeconds: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 }

function readFlows(input: Input): string[] {
  const flows = textList(input, 'ExplicitAuthFlows')
  if (!flows || flows.length === 0) return ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH']
  const current = flows.filter((flow) => flow.startsWith('ALLOW_'))
  if (current.length > 0 && current.length < flows.length) {
    throw invalidParameter('ALLOW_ flows cannot be mixed with the older flow names.')
  }
  return flows
}

/** Letters and digits only, like a client id or secret. */
function randomWord(random: Random, length: number): string {
  return randomText(random, length * 2)
    .replaceAll(/[-_]/g, '')
    .toLowerCase()
    .slice(0, length)
}
