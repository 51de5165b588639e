import { onTestFinished } from 'vitest'
import { cdp } from 'vitest/browser'

export interface VirtualAuthenticator {
  /** True: later passkey ceremonies complete immediately. False: later ceremonies wait for the user. */
  setPresent(present: boolean): Promise<void>
}

/**
 * Adds an authenticator to the browser until the test ends. The authenticator stores passkeys and verifies the user.
 */
export async function addVirtualAuthenticator(): Promise<VirtualAuthenticator> {
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
