import { onTestFinished } from 'vitest'
import { cdp } from 'vitest/browser'

export interface VirtualAuthenticator {
  /** What becomes of the next ceremonies: signed at once, or left waiting for a person. */
  setPresent(present: boolean): Promise<void>
}

/** Plugs an authenticator into this browser until the test is over: one that holds passkeys and verifies its user. */
export async function plugIn(): Promise<VirtualAuthenticator> {
  const { send } = cdp()
  await send('WebAuthn.enable')
  const { authenticatorId } = await send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  onTestFinished(async () => {
    await send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
    await send('WebAuthn.disable')
  })
  return {
    async setPresent(enabled) {
      await send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })
    },
  }
}
