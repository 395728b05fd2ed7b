// A device is prepared to vote: by a passkey or security key, or by a key that this browser holds itself. What was made once
// and never reached the server is enrolled again, not made again.
import type { DeviceFacts, Signer } from '../../server/identity/device-queries.ts'
import { toHex } from '../rules/bytes.ts'
import { sealEnrolment } from '../rules/key-enrolment.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { newRequestId } from '../ui/submit.ts'
import type { EnrolKey } from '../wire/ballots.ts'
import { type DeviceKey, findDeviceKey, makeDeviceKey } from './device-key.ts'
import { deviceLabel } from './device-label.ts'
import { recallPasskey, rememberEnrolled, rememberPasskey, wasEnrolled } from './device-notes.ts'
import { findPasskey, makePasskey, type Passkey, sealByPasskey } from './passkey.ts'
import { send } from './send.ts'

/** Answers the id of the key that is now in force, or will be as soon as the page has been read again. */
export async function prepareBrowser({ signer, known, waiting }: DeviceFacts): Promise<Result<string>> {
  const found = await findDeviceKey(signer.personId)
  const old = found.ok ? found.key : null
  const isVoid = old !== null && wasEnrolled(old.id) && ![...known, ...waiting].some(({ id }) => id === old.id)
  // A key that is not in force never will be again: it is replaced. One never enrolled is tried again.
  const made = old && !isVoid ? found : await makeDeviceKey(signer.personId, old?.id)
  return made.ok && made.key ? enrol(signer, made.key) : refuse('key_not_kept')
}

/** `name` is how the person's device will list the passkey. */
export async function preparePasskey({ signer, known, waiting }: DeviceFacts, name: string): Promise<Result<string>> {
  const kept = recallPasskey(signer.personId)
  if (kept && !wasEnrolled(kept.id)) return enrol(signer, passkeyKey(signer, kept))
  const theirs = [...known, ...waiting]
  const held = theirs.flatMap(({ credential }) => credential ?? [])
  const made = await makePasskey(signer, name, held)
  if (made.ok) {
    rememberPasskey(signer.personId, made.value)
    return enrol(signer, passkeyKey(signer, made.value))
  }
  if (made.code !== 'passkey_held') return made
  // It was enrolled from another browser, or this one forgot it: it only has to be recognised.
  const credential = await findPasskey(signer, held)
  if (!credential.ok) return credential
  const key = theirs.find((each) => each.credential === credential.value)
  if (!key || key.level === 'C') return refuse('passkey_failed')
  rememberPasskey(signer.personId, { id: key.id, credential: credential.value, level: key.level, record: null })
  rememberEnrolled(key.id)
  return ok(key.id)
}

export const passkeyKey = (signer: Signer, passkey: Passkey): DeviceKey => ({
  id: passkey.id,
  level: passkey.level,
  record: passkey.record,
  seal: sealByPasskey(signer, passkey),
})

async function enrol({ house, personId }: Signer, { id, level, record, seal }: DeviceKey): Promise<Result<string>> {
  if (!record) return refuse('passkey_failed')
  const label = deviceLabel(navigator.userAgent)
  const nonce = toHex(crypto.getRandomValues(new Uint8Array(16)))
  try {
    const { text, proof } = await sealEnrolment({ house, person: personId, label, nonce, level }, record, seal)
    const input: EnrolKey = { requestId: newRequestId(), statement: text, proof, device: label }
    const answer = await send<{ keyId: string }>('/keys', input)
    if (!answer) return refuse('not_connected')
    if (!answer.ok) return answer
  } catch (error) {
    return refuse((error as { code?: string }).code ?? 'key_not_kept')
  }
  rememberEnrolled(id)
  return ok(id)
}
