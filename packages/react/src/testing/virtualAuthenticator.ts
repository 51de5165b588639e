import { onTestFinished } from 'vitest'
import { cdp } from 'vitest/browser'

export interface VirtualAuthenticator {
  /** True: the next ceremonies are signed at once. False: they wait for the user. */
  setPresent(present: boolean): Promise<void>
}

/** Adds an authenticator to the browser until the test ends. It stores passkeys and verifies its user. */
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
