import Papa from 'papaparse'
import { isOverdue } from '../../app/rules/decisions.ts'
import { ok, type Result } from '../../app/rules/result.ts'
import type { Ctx } from '../platform/context.ts'
import type { Made } from '../platform/send-download.ts'
import type { AnyActor } from '../policies/actor.ts'
import { openRegister } from './load-decisions.ts'

/**
 * The register as a file: `json` as the pages have it, or `csv` (UTF-8 with its mark, RFC 4180), a line for each action and one for a
 * decision without any. A cell that a spreadsheet would calculate is kept as text.
 */
export async function exportDecisions(
  ctx: Ctx,
  actor: AnyActor,
  slug: string,
  format: 'csv' | 'json',
): Promise<Result<Made>> {
  const opened = await openRegister(ctx, actor, slug)
  if (!opened.ok) return opened
  const { body, listed, seats, today, now } = opened.value
  const seatOf = new Map(seats.map((seat) => [seat.seatId, seat]))
  const decisions = listed.map(({ terms: _, ...one }) => ({
    ...one,
    actions: one.actions.map((action) => ({
      ...action,
      overdue: isOverdue(action, today),
      owner: action.ownerSeatId ? (seatOf.get(action.ownerSeatId)?.title ?? null) : null,
    })),
  }))
  const name = `${slug}-decisions-${today}`
  if (format === 'json') {
    const whole = { format: 'majlis/decisions/v1', body: body.name, made_at: now.toISOString(), decisions }
    const bytes = new TextEncoder().encode(`${JSON.stringify(whole, null, 2)}\n`)
    return ok({ name: `${name}.json`, type: 'application/json', bytes })
  }
  const lines = decisions.flatMap(({ actions, ...one }) =>
    (actions.length > 0 ? actions : [null]).map((action) => ({
      number: `${one.number}/${one.year}`,
      meeting_ar: one.meeting.title.ar,
      meeting_en: one.meeting.title.en,
      date: one.meeting.startsAt,
      item: one.itemNumber,
      title_ar: one.title.ar,
      title_en: one.title.en,
      text_ar: one.words.ar,
      text_en: one.words.en,
      made_by: one.basis,
      ledger_entry: one.entry,
      action: action?.words ?? '',
      owner_ar: action?.owner?.ar ?? '',
      owner_en: action?.owner?.en ?? '',
      due_on: action?.dueOn ?? '',
      status: action?.status ?? '',
      overdue: action ? String(action.overdue) : '',
    })),
  )
  const csv = Papa.unparse(lines, { escapeFormulae: true, newline: '\r\n' })
  return ok({
    name: `${name}.csv`,
    type: 'text/csv; charset=utf-8',
    bytes: new TextEncoder().encode(`\ufeff${csv}\r\n`),
  })
}
