// A device that verifies its owner, as Chromium plays one: by the protocol of its developer tools.
import type { CDPSession } from '@playwright/test'
import type { Person } from './story.ts'

export type Authenticator = {
  /** Whether the owner's finger, face or PIN is taken for theirs. */
  recognises: (owner: boolean) => Promise<void>
  credentials: () => Promise<number>
}

export async function giveAuthenticator(
  { context, page }: Person,
  { transport = 'internal' as 'internal' | 'usb', synced = true, prf = false } = {},
): Promise<Authenticator> {
  const devtools: CDPSession = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport,
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      hasPrf: prf,
      defaultBackupEligibility: synced,
      defaultBackupState: synced,
    },
  })
  return {
    recognises: async (owner) => {
      await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: owner })
    },
    credentials: async () => {
      const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId })
      return credentials.length
    },
  }
}
