// Key events go into the ledger of every body in which the person holds a mandate: validity is decided by index there. And how people
// are entered and renamed, many at once.
import { eq } from 'drizzle-orm'
import type { KeyAuthority } from '../../app/rules/key-authority.ts'
import type { BodyId, KeyId, PersonId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { keyEnrolment, person } from '../../db/schema/identity.ts'
import { bodyById } from '../bodies/queries.ts'
import type { Work } from '../ledger/work.ts'
import { tell } from '../meetings/effects.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { authorityFor } from './authority-for.ts'
import { type KeyRow, keysIn, waitingKeys } from './queries.ts'

/**
 * Enters every key in force that this body's ledger does not have yet and that may stand there: at once where the body asks
 * for no confirmation, otherwise when those who vouched suffice. The rest wait. Answers what was entered.
 */
export async function enterKeys(ctx: Ctx, work: Work, bodyId: BodyId, personId: PersonId): Promise<KeyId[]> {
  const waiting = await waitingKeys(work.tx, bodyId, [personId])
  const confirmed = (await bodyById(work.tx, bodyId))?.settings.confirmation !== 'none'
  const entered: KeyId[] = []
  for (const key of waiting) {
    const authority = confirmed ? await authorityFor(work.tx, bodyId, key, work.at) : ({ kind: 'none' } as const)
    if (!authority) continue
    await enterKey(ctx, work, bodyId, key, authority)
    entered.push(key.id)
  }
  // Also of a key that waits: the officers' lists show it.
  if (waiting.length > 0) work.change('keys', personId, null, bodyId)
  return entered
}

/** The entry and its row, for whoever has asked that the authority suffices. Its member is told, but of a first that nobody had to confirm. */
export async function enterKey(
  ctx: Ctx,
  work: Work,
  bodyId: BodyId,
  key: KeyRow,
  authority: KeyAuthority,
): Promise<void> {
  const { id, personId, statement, proof, level } = key
  const earlier = await keysIn(work.tx, bodyId, [personId])
  if (authority.kind !== 'none' || earlier.length > 0) await tell(ctx, work, [personId], { bodyId, kind: 'key_added' })
  const entry = work.append(
    { type: 'key.enrolled', payload: { key: id, person: personId, statement, proof, level, authority } },
    { subject: id },
    bodyId,
  )
  await work.tx.insert(keyEnrolment).values({ keyId: id, bodyId, entry })
}

/** People who cannot sign in until they open a link. Answers the first sign-in name that somebody has already, or null. */
export async function enterPeople(
  db: Db | Tx,
  people: readonly { id: PersonId; username: string; name: Bilingual }[],
): Promise<string | null> {
  if (people.length === 0) return null
  const added = await db
    .insert(person)
    .values([...people])
    .onConflictDoNothing()
    .returning({ id: person.id })
  const ids = new Set(added.map(({ id }) => id))
  return people.find(({ id }) => !ids.has(id))?.username ?? null
}

/** What ledgers have said of them stands. */
export async function renamePeople(db: Db | Tx, people: readonly { id: PersonId; name: Bilingual }[]): Promise<void> {
  for (const { id, name } of people) await db.update(person).set({ name }).where(eq(person.id, id))
}
