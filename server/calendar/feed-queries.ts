// What others may read of calendar addresses: that there is one, and since when.
import { eq } from 'drizzle-orm'
import type { PersonId } from '../../app/wire/ids.ts'
import { calendarFeed } from '../../db/schema/calendar.ts'
import type { Db } from '../platform/context.ts'

export async function feedOf(db: Db, personId: PersonId): Promise<Date | null> {
  const [row] = await db
    .select({ madeAt: calendarFeed.madeAt })
    .from(calendarFeed)
    .where(eq(calendarFeed.personId, personId))
  return row?.madeAt ?? null
}
