// The texts and files of minutes against the ledger that names them by their digests.
import { eq } from 'drizzle-orm'
import type { History } from '../../app/rules/bundle/history.ts'
import { toHex } from '../../app/rules/bytes.ts'
import { sha256, sha256Text } from '../../app/rules/sha256.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { minutes, minutesFile, minutesRevision } from '../../db/schema/minutes.ts'
import type { Ctx } from '../platform/context.ts'
import type { Fault } from './fsck.ts'

export async function checkMinutesRows(ctx: Ctx, bodyId: BodyId, { acts }: History): Promise<Fault[]> {
  const ofBody = eq(minutes.bodyId, bodyId)
  const texts = await ctx.db
    .select({ row: minutesRevision })
    .from(minutesRevision)
    .innerJoin(minutes, eq(minutes.meetingId, minutesRevision.meetingId))
    .where(ofBody)
  const files = await ctx.db
    .select({ row: minutesFile })
    .from(minutesFile)
    .innerJoin(minutes, eq(minutes.meetingId, minutesFile.meetingId))
    .where(ofBody)
  const text = new Map(texts.map(({ row }) => [`${row.meetingId} ${row.revision}`, toHex(sha256Text(row.canonical))]))
  const file = new Map(
    files.map(({ row }) => [`${row.meetingId} ${row.language} ${row.step}`, toHex(sha256(row.content))]),
  )
  const steps = new Map<string, number>()
  return acts.flatMap((act): Fault[] => {
    if (act.type !== 'minutes.circulated' && act.type !== 'minutes.approved' && act.type !== 'minutes.signed') return []
    const { meeting, revision } = act.payload
    const step = act.type === 'minutes.signed' ? (steps.get(meeting) ?? 0) + 1 : 0
    steps.set(meeting, step)
    const same =
      (!('digest' in act.payload) || text.get(`${meeting} ${revision}`) === act.payload.digest) &&
      (!('pdf' in act.payload) ||
        (['ar', 'en'] as const).every(
          (language) =>
            'pdf' in act.payload && file.get(`${meeting} ${language} ${step}`) === act.payload.pdf[language],
        ))
    const what = `Minutes ${meeting}, revision ${revision}, are not as the ledger names them`
    return same ? [] : [{ rule: 'minutes.differs', severity: 'error', what, entry: act.index }]
  })
}
