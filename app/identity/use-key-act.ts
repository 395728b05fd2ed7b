import { useRef, useState } from 'react'
import type { DeviceKey } from '../ballots/device-key.ts'
import { send } from '../ballots/send.ts'
import { liveConnection } from '../live/live-connection.ts'
import { authorityChallenge } from '../rules/key-authority.ts'
import { type RevocationCause, revocationChallenge } from '../rules/key-revocation.ts'
import { newRequestId } from '../ui/submit.ts'
import { useRefusalWords } from '../ui/use-refusal.ts'

export type Me = { house: string; personId: string }
type Refused = { code: string; params?: Record<string, string> }

/** What is done with keys from a screen: signed with this device's own key where it has to be, sent, and its refusal in words. */
export function useKeyAct(me: Me) {
  const words = useRefusalWords()
  const [sending, setSending] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  // A press repeated after a lost reply is the same act.
  const requests = useRef(new Map<string, string>())

  const perform = async (act: string, about: string, input: (requestId: string) => Promise<unknown>) => {
    const name = `${act} ${about}`
    const requestId = requests.current.get(name) ?? newRequestId()
    requests.current.set(name, requestId)
    setSending(true)
    const given = await input(requestId).catch(() => null)
    const answer =
      given === null ? ({ ok: false, code: 'key_signature_invalid' } as const) : await send(`/keys/${act}`, given)
    setSending(false)
    if (answer) requests.current.delete(name)
    setRefused(answer === null ? { code: 'not_connected' } : answer.ok ? null : answer)
    if (answer) liveConnection().reread()
    return answer?.ok === true
  }

  return {
    confirm: (key: DeviceKey, { keyId, statement }: { keyId: string; statement: string }, bodyId: string) =>
      perform('confirm', keyId, async (requestId) => {
        const proof = await key.seal(authorityChallenge(statement))
        return { requestId, bodyId, keyId, by: key.id, proof }
      }),
    approve: (key: DeviceKey, { keyId, statement }: { keyId: string; statement: string }) =>
      perform('approve', keyId, async (requestId) => {
        const proof = await key.seal(authorityChallenge(statement))
        return { requestId, keyId, by: key.id, proof }
      }),
    refuse: (keyId: string, bodyId: string) =>
      perform('refuse', keyId, async (requestId) => ({ requestId, keyId, bodyId })),
    /** By this device's key where it has one that counts, otherwise by the password. */
    revoke: (
      by: DeviceKey | string,
      given: { keyId: string; bodyId: string | null; cause: RevocationCause; note: string },
    ) =>
      perform('revoke', given.keyId, async (requestId) => {
        if (typeof by === 'string') return { requestId, ...given, shown: { password: by } }
        const { house, personId: person } = me
        const proof = await by.seal(revocationChallenge({ house, key: given.keyId, person, request: requestId }))
        return { requestId, ...given, shown: { by: by.id, proof } }
      }),
    sending,
    refusal: refused && words(refused.code, refused.params),
    forget: () => setRefused(null),
  }
}
