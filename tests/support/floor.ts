// The floor of a sitting under way, by the real commands: a body with an item under discussion and everybody in the room.
import { and, asc, eq } from 'drizzle-orm'
import type { FloorKind } from '../../app/rules/floor.ts'
import type { SetFloor } from '../../app/wire/floor.ts'
import type { AskId, MeetingId, SpeechId } from '../../app/wire/ids.ts'
import { ledgerEntry } from '../../db/schema/ledger.ts'
import { askFloor } from '../../server/floor/ask-floor.ts'
import { dropAsk } from '../../server/floor/drop-ask.ts'
import { endSpeech } from '../../server/floor/end-speech.ts'
import { extendSpeech } from '../../server/floor/extend-speech.ts'
import { floorOf } from '../../server/floor/floor-queries.ts'
import { giveFloor } from '../../server/floor/give-floor.ts'
import { moveAsk } from '../../server/floor/move-ask.ts'
import { pauseSpeech } from '../../server/floor/pause-speech.ts'
import { resumeSpeech } from '../../server/floor/resume-speech.ts'
import { setFloor } from '../../server/floor/set-floor.ts'
import { undoGiving } from '../../server/floor/undo-giving.ts'
import { withdrawAsk } from '../../server/floor/withdraw-ask.ts'
import { type Meeting, meetingById } from '../../server/meetings/queries.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { type Member, must, requestId } from './body.ts'
import { acts, makeCirculated } from './circulated.ts'

/** Chair, secretary, two members, a deputy and an adviser in the room, the first item under discussion. */
export async function makeFloor(ctx: Ctx, conflictHides: 'item' | 'papers' | 'nothing' = 'nothing') {
  const { move, call, enter } = acts(ctx)
  const roles = ['chair', 'secretary', 'member', 'member', 'deputy', 'adviser', 'auditor'] as const
  const stage = await makeCirculated(ctx, [...roles], conflictHides)
  const { chair, meetingId, members } = stage
  must(await move(chair, meetingId, 'sitting.open'))
  for (const who of members) if (who.role !== 'auditor') must(await enter(who, meetingId))
  must(await call(chair, meetingId, stage.first))
  return { ...stage, deputy: members[4] as Member, adviser: members[5] as Member, auditor: members[6] as Member }
}
export type FloorStage = Awaited<ReturnType<typeof makeFloor>>

export const floorActs = (ctx: Ctx) => {
  const on = (meetingId: MeetingId, askId: AskId) => ({ requestId: requestId(ctx), meetingId, askId })
  const of = (meetingId: MeetingId, speechId: SpeechId) => ({ requestId: requestId(ctx), meetingId, speechId })
  const ask = (who: Member, meetingId: MeetingId, kind: FloorKind = 'speak', seat: Member = who) =>
    askFloor(ctx, who.actor, { requestId: requestId(ctx), meetingId, seatId: seat.seatId, kind })
  const give = (who: Member, meetingId: MeetingId, askId: AskId) => giveFloor(ctx, who.actor, on(meetingId, askId))
  return {
    ask,
    give,
    /** Asks, and is given the floor by this officer. */
    speak: async (who: Member, meetingId: MeetingId, by: Member, kind: FloorKind = 'speak'): Promise<SpeechId> =>
      must(await give(by, meetingId, must(await ask(who, meetingId, kind)).askId)).speechId,
    withdraw: (who: Member, meetingId: MeetingId, askId: AskId) => withdrawAsk(ctx, who.actor, on(meetingId, askId)),
    drop: (who: Member, meetingId: MeetingId, askId: AskId) => dropAsk(ctx, who.actor, on(meetingId, askId)),
    reorder: (who: Member, meetingId: MeetingId, askId: AskId, to: 'first' | 'up' | 'down') =>
      moveAsk(ctx, who.actor, { ...on(meetingId, askId), to }),
    pause: (who: Member, meetingId: MeetingId, id: SpeechId) => pauseSpeech(ctx, who.actor, of(meetingId, id)),
    resume: (who: Member, meetingId: MeetingId, id: SpeechId) => resumeSpeech(ctx, who.actor, of(meetingId, id)),
    extend: (who: Member, meetingId: MeetingId, id: SpeechId) => extendSpeech(ctx, who.actor, of(meetingId, id)),
    end: (who: Member, meetingId: MeetingId, id: SpeechId) => endSpeech(ctx, who.actor, of(meetingId, id)),
    undo: (who: Member, meetingId: MeetingId, id: SpeechId) => undoGiving(ctx, who.actor, of(meetingId, id)),
    set: (who: Member, meetingId: MeetingId, over: Partial<SetFloor> = {}) =>
      setFloor(ctx, who.actor, {
        requestId: requestId(ctx),
        meetingId,
        order: 'request',
        listClosed: false,
        seconds: { speak: 180, point_of_order: 60, right_of_reply: 120 },
        ...over,
      }),
    floor: async (who: Member, meetingId: MeetingId) =>
      floorOf(ctx, who.actor, (await meetingById(ctx.db, meetingId)) as Meeting),
    /** The spoken record: `floor.given` and `floor.ended` as the ledger has them. */
    record: async (meetingId: MeetingId) =>
      (
        await ctx.db
          .select()
          .from(ledgerEntry)
          .where(and(eq(ledgerEntry.subject, meetingId)))
          .orderBy(asc(ledgerEntry.index))
      )
        .filter(({ type }) => type.startsWith('floor.'))
        .map(({ type, payload, itemId }) => ({ type, itemId, ...JSON.parse(payload ?? '{}') })),
  }
}
