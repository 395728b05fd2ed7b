// The keys of a ledger in memory, and how they pass on: honestly, or with one thing about it spoilt.
import { generateKeyPairSync, sign as signWith } from 'node:crypto'
import { toBase64 } from '../../app/rules/bytes.ts'
import type { Json } from '../../app/rules/canonical.ts'
import { successionMessage } from '../../app/rules/ledger-succession.ts'
import { formatVkey, noteKey } from '../../app/rules/signed-note.ts'
import { BODY, type LedgerBuilder } from './ledger-builder.ts'

export type LedgerSigner = {
  origin: string
  publicKey: Uint8Array
  vkey: string
  sign: (message: Uint8Array) => Uint8Array
  /** Signs for ledgers larger than this. */
  from: number
}

export function ledgerSigner(origin: string, from: number): LedgerSigner {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const bytes = new Uint8Array(Buffer.from(publicKey.export({ format: 'jwk' }).x as string, 'base64url'))
  const sign = (message: Uint8Array) => new Uint8Array(signWith(null, message, privateKey))
  return { origin, publicKey: bytes, vkey: formatVkey(noteKey(origin, bytes)), sign, from }
}

type Spoil = { body?: string; old?: string }

export function rotate(ledger: LedgerBuilder, { body = BODY, old }: Spoil = {}): number {
  const before = ledger.signer
  const next = ledgerSigner(before.origin, ledger.drafts.length)
  const fields = { old: old ?? before.vkey, new: next.vkey }
  const entry = ledger.append('ledger_key.rotated', { ...fields, ...bothSign('rotated', body, fields, before, next) })
  ledger.signers.push(next)
  return entry
}

export type SpoilRecovery = Spoil & { note?: string; origin?: string; officers?: string[] }

/** `checkpoint` is the last of before. The secretary, or whoever is named, confirms beside the chair. */
export function recover(ledger: LedgerBuilder, checkpoint: string, spoil: SpoilRecovery = {}): number {
  const before = ledger.signer
  const next = ledgerSigner(spoil.origin ?? `${before.origin}/2`, ledger.drafts.length)
  const officers = (spoil.officers ?? ['chair', 'secretary']).map((name) => ({
    person: `person-${name}`,
    seat: `seat-${name}`,
    mandate: `mandate-${name}`,
  }))
  const fields = { old: before.vkey, new: next.vkey, checkpoint: spoil.note ?? checkpoint, officers }
  const signed = bothSign('recovered', spoil.body ?? BODY, fields, before, next)
  const entry = ledger.append('ledger.recovered', { ...fields, ...signed })
  ledger.signers.push(next)
  return entry
}

function bothSign(
  act: 'rotated' | 'recovered',
  body: string,
  fields: Record<string, Json>,
  old: LedgerSigner,
  next: LedgerSigner,
) {
  const message = successionMessage(act, body, fields)
  return { signature_old: toBase64(old.sign(message)), signature_new: toBase64(next.sign(message)) }
}
