import { invalidParameter } from '../../wire/exceptions.ts'
import { attributes } from '../../wire/input.ts'
import { adminTarget } from './adminTarget.ts'
import type { Call, Output } from '../../wire/operation.ts'

/** A new e-mail address or phone number is unverified unless the same call says otherwise. */
export function adminUpdateUserAttributes(call: Call): Output {
  const { user } = adminTarget(call)
  const changes = attributes(call.input, 'UserAttributes')
  if ('sub' in changes) throw invalidParameter('Cannot modify the non-mutable attribute sub')
  for (const [name, value] of Object.entries(changes)) {
    const verifiable = name === 'email' || name === 'phone_number'
    if (verifiable && user.attributes.get(name) !== value) user.attributes.set(`${name}_verified`, 'false')
    if (value === '') user.attributes.delete(name)
  }
  for (const [name, value] of Object.entries(changes)) if (value !== '') user.attributes.set(name, value)
  user.modified = call.service.clock.now()
  return {}
}
