// What a body's ledger says of each key: since when, who vouched for it, and whether and why it was taken out of force. Read
// from the entries themselves, so that the screens say what an auditor would read.
import type { ActOf } from '../../app/rules/bundle/history.ts'
import type { KeyAuthority } from '../../app/rules/key-authority.ts'
import type { RevocationCause } from '../../app/rules/key-revocation.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { actOf } from '../ledger/audit-acts.ts'
import { entriesOfTypes } from '../ledger/queries.ts'
import type { Db } from '../platform/context.ts'

export type KeyActs = {
  at: string
  /** The authority's kind, and the people of whose officers' words it is made. */
  kind: KeyAuthority['kind']
  by: string[]
  revoked: { at: string; by: 'self' | 'officer' | null; cause: RevocationCause | null; note: string } | null
}

/** By key id. */
export async function keyActsIn(db: Db, bodyId: BodyId): Promise<Map<string, KeyActs>> {
  const keys = new Map<string, KeyActs>()
  for (const entry of await entriesOfTypes(db, bodyId, ['key.enrolled', 'key.revoked'])) {
    const act = actOf(entry)
    if (act?.type === 'key.enrolled') keys.set(act.payload.key, { at: act.at, ...authorityOf(act), revoked: null })
    const known = act?.type === 'key.revoked' ? keys.get(act.payload.key) : undefined
    if (known && act?.type === 'key.revoked') known.revoked ??= { at: act.at, ...causeOf(act) }
  }
  return keys
}

function authorityOf({ payload }: ActOf<'key.enrolled'>): Pick<KeyActs, 'kind' | 'by'> {
  if (!('authority' in payload)) return { kind: 'none', by: [] }
  const { authority } = payload
  if (authority.kind === 'none' || authority.kind === 'member') return { kind: authority.kind, by: [] }
  return { kind: authority.kind, by: [authority.by].flat().map(({ person }) => person) }
}

const causeOf = ({ payload }: ActOf<'key.revoked'>) =>
  'cause' in payload
    ? { by: payload.by, cause: payload.cause, note: payload.note }
    : { by: null, cause: null, note: '' }
