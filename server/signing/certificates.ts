// The certificates a body signs with: its seat's own in force, or a new one from the house's authority. Keys lie wrapped by the master
// key and are opened for one signature. Source: docs/architecture.md, "Keys".
import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { toHex } from '../../app/rules/bytes.ts'
import { sha256 } from '../../app/rules/sha256.ts'
import type { BodyId, PersonId, SeatId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { signingCertificate } from '../../db/schema/signing.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import type { SigningKey } from './cades.ts'
import { type Issued, issueAuthority, issueSeat, type NamePart } from './issue-certificate.ts'

type Row = typeof signingCertificate.$inferSelect
export type SeatCertificate = { row: Row; key: SigningKey }
export type Signatory = {
  bodyId: BodyId
  seatId: SeatId
  personId: PersonId
  name: Bilingual
  title: Bilingual
  body: Bilingual
}

/** What signs for this seat while this person holds it, made where there is none; not written yet where `fresh` is given back. */
export async function certificateFor(ctx: Ctx, who: Signatory, at: Date): Promise<SeatCertificate & { fresh: Row[] }> {
  const known = await inForce(ctx.db, who, at)
  if (known) return { ...open(ctx, known), fresh: [] }
  const authority = await inForce(ctx.db, null, at)
  const fresh: Row[] = []
  const above = authority ?? (await newAuthority(ctx, at))
  if (!authority) fresh.push(above)
  const { key } = open(ctx, above)
  const name: NamePart[] = [
    { CN: [who.name.en || who.name.ar] },
    { OU: [who.title.en || who.title.ar] },
    { O: [who.body.en || who.body.ar] },
  ]
  const issued = await issueSeat({ name, serial: ctx.random(16), at }, key)
  const { bodyId, seatId, personId } = who
  const row = rowOf(ctx, issued, { bodyId, seatId, personId, chain: [above.certificate] })
  fresh.push(row)
  return { ...open(ctx, row), fresh }
}

export const keepCertificates = async (tx: Tx, rows: Row[]): Promise<void> => {
  if (rows.length > 0) await tx.insert(signingCertificate).values(rows)
}

async function inForce(db: Db | Tx, who: Signatory | null, at: Date): Promise<Row | undefined> {
  const { bodyId, seatId, personId } = signingCertificate
  const owner = who
    ? and(eq(bodyId, who.bodyId), eq(seatId, who.seatId), eq(personId, who.personId))
    : and(isNull(bodyId), isNull(seatId))
  const valid = and(isNull(signingCertificate.retiredAt), gt(signingCertificate.until, at))
  const [row] = await db
    .select()
    .from(signingCertificate)
    .where(and(owner, valid))
    .orderBy(desc(signingCertificate.from))
    .limit(1)
  return row
}

async function newAuthority(ctx: Ctx, at: Date): Promise<Row> {
  const { host } = new URL(ctx.settings.origin.href)
  const name: NamePart[] = [{ CN: ['Majlis document signing'] }, { O: [host] }]
  const issued = await issueAuthority({ name, serial: ctx.random(16), at })
  return rowOf(ctx, issued, { bodyId: null, seatId: null, personId: null, chain: [] })
}

type Owner = Pick<Row, 'bodyId' | 'seatId' | 'personId'> & { chain: Uint8Array[] }

export function rowOf(ctx: Ctx, { certificate, pkcs8, from, until }: Issued, { chain, ...owner }: Owner): Row {
  const id = ctx.id()
  return {
    id,
    ...owner,
    certificate,
    chain: chain.map((one) => Buffer.from(one).toString('base64')),
    wrappedKey: ctx.keys.wrap(pkcs8, contextOf(id)),
    fingerprint: toHex(sha256(certificate)),
    from,
    until,
    retiredAt: null,
  }
}

function open(ctx: Ctx, row: Row): SeatCertificate {
  const chain = row.chain.map((one) => new Uint8Array(Buffer.from(one, 'base64')))
  const pkcs8 = ctx.keys.unwrap(row.wrappedKey, contextOf(row.id))
  return { row, key: { certificate: row.certificate, chain, pkcs8 } }
}

const contextOf = (id: string): string => `pades:${id}`
