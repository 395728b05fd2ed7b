// The texts of minutes that are open in this process, and who writes in each. An update is tried on a copy, written to the log, then
// told and acknowledged, one after another: a few officers write here, not a chamber.
import * as Y from 'yjs'
import { mayAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { MeetingId, PersonId } from '../../app/wire/ids.ts'
import { type CloseReason, type LayerJoined, MAX_UPDATE } from '../../app/wire/socket.ts'
import { publication } from '../agenda/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { mayWrite } from './may-write.ts'
import { paragraphsIn } from './minutes-document.ts'
import { appendUpdate, loadDocument } from './minutes-log.ts'
import { minutesOfMeeting } from './queries.ts'

export type Writer = {
  id: string
  actor: Actor
  onUpdate: (layerId: string, update: Uint8Array) => void
  onClosed: (layerId: string, reason: CloseReason) => void
}
type Text = {
  meetingId: MeetingId
  document: Y.Doc
  /** What a paragraph may be about. */
  items: Set<string>
  writers: Map<string, Writer>
  running: Promise<unknown>
}
export type Texts = ReturnType<typeof makeTexts>

const roomOf = (meetingId: MeetingId) => `minutes:${meetingId}`
/** Yjs counts every character: no hand moves a clock further at once. */
const FURTHEST = 300_000
const MOST_CLIENTS = 5_000

export function makeTexts(ctx: Ctx) {
  const texts = new Map<string, Promise<Text>>()

  const open = (meetingId: MeetingId): Promise<Text> => {
    const id = roomOf(meetingId)
    const known = texts.get(id)
    if (known) return known
    const opening = openText(ctx, meetingId)
    texts.set(id, opening)
    opening.catch(() => texts.delete(id))
    return opening
  }

  async function end(id: string, writerId: string, reason: CloseReason | null): Promise<void> {
    const text = await texts.get(id)?.catch(() => null)
    const writer = text?.writers.get(writerId)
    if (!text || !writer) return
    text.writers.delete(writerId)
    if (reason) writer.onClosed(id, reason)
    if (text.writers.size === 0) texts.delete(id)
  }

  return {
    async join(
      writer: Writer,
      { meetingId, stateVector }: { meetingId: MeetingId; stateVector: Uint8Array },
    ): Promise<Result<LayerJoined>> {
      const may = await mayOpen(ctx, writer.actor, meetingId)
      if (!may.ok) return may
      let opening = open(meetingId)
      let text = await opening
      // The last writer may have left it while it was read: all write in one.
      while (texts.get(roomOf(meetingId)) !== opening) {
        opening = open(meetingId)
        text = await opening
      }
      try {
        const update = Y.encodeStateAsUpdate(text.document, stateVector)
        text.writers.set(writer.id, writer)
        return ok({ layerId: roomOf(meetingId), update })
      } catch {
        return refuse('input_malformed')
      }
    },

    /** Answers once the update is durable; `layer_closed` for whoever has not joined, and once the text is frozen. */
    async push(writerId: string, id: string, update: Uint8Array): Promise<Result<null>> {
      const text = await texts.get(id)?.catch(() => null)
      const writer = text?.writers.get(writerId)
      if (!text || !writer) return refuse('layer_closed')
      if (update.length > MAX_UPDATE) return refuse('minutes_too_large')
      const turn = text.running.then(() => accept(ctx, text, writer, update))
      text.running = turn.catch(() => null)
      const result = await turn
      if (!result.ok && result.code !== 'layer_closed') await end(id, writerId, 'refused')
      return result
    },

    has: async (writerId: string, id: string): Promise<boolean> =>
      (await texts.get(id)?.catch(() => null))?.writers.has(writerId) ?? false,

    async leave(writerId: string, id?: string): Promise<void> {
      for (const each of id ? [id] : [...texts.keys()]) await end(each, writerId, null)
    },

    /** Asks again for everybody who writes: a text that is frozen, and access that ended, close it. */
    async recheck(freshActor: (person: PersonId) => Promise<Actor | null>): Promise<void> {
      for (const [id, opening] of [...texts]) {
        const text = await opening.catch(() => null)
        for (const writer of [...(text?.writers.values() ?? [])]) {
          const actor = await freshActor(writer.actor.personId)
          if (actor) writer.actor = actor
          if (!text || !actor || !(await mayOpen(ctx, actor, text.meetingId)).ok)
            await end(id, writer.id, 'access_ended')
        }
      }
    },

    async close(): Promise<void> {
      for (const opening of texts.values()) await (await opening.catch(() => null))?.running
    },
  }
}

async function mayOpen(ctx: Ctx, actor: Actor, meetingId: MeetingId): Promise<Result<null>> {
  const meeting = await mayWrite(ctx.db, actor, meetingId)
  if (!meeting.ok) return meeting
  const { state } = meeting.value
  return mayAct(state, 'minutes.edit') ? ok(null) : refuse('meeting_state', { state, act: 'minutes.edit' })
}

async function openText(ctx: Ctx, meetingId: MeetingId): Promise<Text> {
  const row = await minutesOfMeeting(ctx.db, meetingId)
  if (!row) throw new Error(`No minutes of ${meetingId}`)
  const items = new Set<string>((await publication(ctx.db, meetingId))?.items.map(({ item }) => item) ?? [])
  const document = await loadDocument(ctx.db, row)
  return { meetingId, document, items, writers: new Map(), running: Promise.resolve() }
}

async function accept(ctx: Ctx, text: Text, writer: Writer, update: Uint8Array): Promise<Result<null>> {
  const judged = judge(text, update)
  if (!judged.ok) return judged
  if (!(await appendUpdate(ctx, text.meetingId, writer.actor.personId, update))) return refuse('layer_closed')
  Y.applyUpdate(text.document, update)
  const id = roomOf(text.meetingId)
  for (const other of text.writers.values()) if (other.id !== writer.id) other.onUpdate(id, update)
  return ok(null)
}

/** By what the text is once it is applied: whatever is no minutes any more is not taken. */
function judge({ document, items }: Text, update: Uint8Array): Result<null> {
  const shadow = new Y.Doc()
  try {
    Y.applyUpdate(shadow, Y.encodeStateAsUpdate(document))
    const before = Y.decodeStateVector(Y.encodeStateVector(shadow))
    Y.applyUpdate(shadow, update)
    if (shadow.store.pendingStructs || shadow.store.pendingDs) return refuse('minutes_malformed')
    const after = Y.decodeStateVector(Y.encodeStateVector(shadow))
    if (after.size > MOST_CLIENTS) return refuse('minutes_too_large')
    for (const [client, clock] of after)
      if (clock - (before.get(client) ?? 0) > FURTHEST) return refuse('minutes_too_large')
    const paragraphs = paragraphsIn(shadow)
    if (!paragraphs) return refuse('minutes_malformed')
    return paragraphs.every(({ item }) => item === null || items.has(item)) ? ok(null) : refuse('minutes_malformed')
  } catch {
    return refuse('minutes_malformed')
  } finally {
    shadow.destroy()
  }
}
