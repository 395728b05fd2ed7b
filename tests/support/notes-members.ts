// Members with one paper open, each with the reader's own copy of the shared layer over a socket of their own.
import { io, type Socket } from 'socket.io-client'
import { openLayerClient } from '../../app/annotations/layer-client.ts'
import type { NotesAnswer } from '../../app/annotations/notes-socket.ts'
import { connectAgain } from '../../app/live/connect-again.ts'
import type { VersionId } from '../../app/wire/ids.ts'
import { entriesOf, writeNote } from '../../app/wire/note-entries.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { attach, publish } from '../server/documents/support.ts'
import { makeItem, makeMeeting } from './agenda.ts'
import { type Member, makeBody, must } from './body.ts'

export type OpenPaper = { versionId: VersionId; readers: Member[] }

/** A published paper and so many members who may read it. */
export async function openPaper(ctx: Ctx, members: number): Promise<OpenPaper> {
  const roles = ['chair', 'secretary', ...Array.from({ length: members }, () => 'member' as const)] as const
  const body = await makeBody(ctx, [...roles])
  const secretary = (body.members[1] as Member).actor
  const meetingId = await makeMeeting(ctx, secretary, body.bodyId)
  const itemId = await makeItem(ctx, secretary, meetingId, 'Paper')
  const pack = { ...body, meetingId, itemId, secretary }
  const { versionId } = must(await attach(ctx, pack, 'helloworld-bad.pdf'))
  await publish(ctx, pack)
  return { versionId, readers: body.members.filter(({ role }) => role === 'member') }
}

export type NotesMember = ReturnType<typeof openNotes>

/** Connects as this member's reader does, and keeps count of what was acknowledged. */
export function openNotes(
  ctx: { settings: { origin: { href: string } }; clock: () => Date },
  origin: string,
  member: { actor: { personId: string } },
  versionId: VersionId,
  cookie: string,
) {
  const socket: Socket = io(`${origin}/notes`, {
    transports: ['websocket'],
    reconnectionDelay: 300,
    reconnectionDelayMax: 1_000,
    forceNew: true,
    extraHeaders: { cookie, origin: new URL(ctx.settings.origin.href).origin },
  })
  const stopTrying = connectAgain(socket)
  const written: string[] = []
  let acknowledged = 0
  let hung = false
  const heard: (() => void)[] = []
  async function ask<T>(event: string, input: unknown): Promise<NotesAnswer<T>> {
    if (!socket.connected || (hung && event === 'update')) return { ok: false, code: 'not_connected' }
    // Small notes: a batch holds everything written before it.
    const sent = written.length
    try {
      const answer = (await socket.timeout(8_000).emitWithAck(event, input)) as NotesAnswer<T>
      if (event === 'update' && answer.ok) {
        acknowledged = Math.max(acknowledged, sent)
        for (const listener of heard) listener()
      }
      return answer
    } catch {
      return { ok: false, code: 'not_connected' }
    }
  }
  const layer = openLayerClient({ socket, ask }, versionId, 'body', { changed: () => {}, renewed: () => {} })
  return {
    layer,
    notes: () => entriesOf(layer.document()),
    /** Everything the server has said that it keeps. */
    acknowledged: () => written.slice(0, acknowledged),
    written: () => written,
    /** What is written from now on does not leave, as on a network that is gone. */
    hang: (): void => {
      hung = true
    },
    resume: (): void => {
      hung = false
    },
    onAcknowledged: (listener: () => void) => void heard.push(listener),
    write(id: string): void {
      written.push(id)
      const note = {
        id,
        author: member.actor.personId,
        createdAt: ctx.clock().toISOString(),
        kind: 'comment',
        page: 1,
        at: [100, 200],
        selector: { exact: 'word', prefix: '', suffix: '' },
        text: `A remark ${id}`,
      }
      writeNote(entriesOf(layer.document()), note)
    },
    close(): void {
      layer.close()
      stopTrying()
      socket.disconnect()
    },
  }
}

/** Answers whether it came to hold within the time. */
export async function until(holds: () => boolean, withinMs: number): Promise<boolean> {
  const end = performance.now() + withinMs
  while (!holds()) {
    if (performance.now() > end) return false
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return true
}
