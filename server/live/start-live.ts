// Live screens of one process: the gateway, the namespaces of notes and calls, and the relay, started and stopped together.
import type { Server as HttpServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BodyId, ItemId, MeetingId } from '../../app/wire/ids.ts'
import { makeLayers } from '../annotations/layers.ts'
import { janusOf } from '../call/janus.ts'
import { actorOf } from '../identity/load-actor.ts'
import { makeTexts } from '../minutes/texts.ts'
import type { Ctx } from '../platform/context.ts'
import { attachCall } from './call-gateway.ts'
import { attachDisplays } from './display-gateway.ts'
import { createGateway } from './gateway.ts'
import { attachMinutes } from './minutes-gateway.ts'
import { attachNotes } from './notes-gateway.ts'
import { type ChangeRow, startRelay } from './relay.ts'
import { bodyRoom, joinOwnRooms, type LiveServer } from './rooms.ts'

const GOODBYE_MS = 4_000

export type Live = { lag: () => number; stop: () => Promise<void> }

export async function startLive(ctx: Ctx, http: HttpServer): Promise<Live> {
  const { io, presenter } = createGateway(ctx, http)
  const layers = makeLayers(ctx)
  const notes = attachNotes(io, ctx, layers)
  const texts = makeTexts(ctx)
  const minutes = attachMinutes(io, ctx, texts)
  const displays = attachDisplays(io, ctx)
  const call = attachCall(io, ctx, janusOf(ctx, ctx.settings.call.janus))
  const hear = async (row: ChangeRow) => {
    if (row.topic === 'body') {
      await refreshActors(ctx, io, row.bodyId)
      await presenter.bodyChanged(row.bodyId)
      await notes.recheckAll()
      await call.recheckBody(row.bodyId)
    }
    if (row.topic === 'group') await notes.recheckBody(row.ref as BodyId)
    if (row.topic === 'paper') await notes.recheck(row.ref as ItemId)
    if (row.topic === 'access') {
      await notes.recheck(row.ref as ItemId)
      await presenter.accessChanged(row.ref as ItemId)
    }
    if (row.topic === 'floor' || row.topic === 'access') await call.floorChanged(row.bodyId)
    if (row.topic === 'meeting') {
      await presenter.meetingChanged(row.ref as MeetingId)
      await call.meetingChanged(row.ref as MeetingId)
    }
    if (['body', 'access', 'meeting'].includes(row.topic)) await minutes.recheck()
    await displays.changed(row)
  }
  const relay = await startRelay(ctx, io, hear, call.sessionEnded)
  return {
    lag: relay.lag,
    stop: async () => {
      io.emit('closed', 'server_stopping')
      await relay.stop()
      await layers.close()
      await texts.close()
      await call.close()
      // A screen that is gone without a word never says goodbye: it is not waited for longer than this.
      await Promise.race([io.close(), sleep(GOODBYE_MS, undefined, { ref: false })])
    },
  }
}

/** Seats changed hands: sockets of the body carry the new mandates, and leave the rooms of those that ended. */
async function refreshActors(ctx: Ctx, io: LiveServer, bodyId: BodyId): Promise<void> {
  const everyone = await io.fetchSockets()
  for (const remote of everyone) {
    const socket = io.sockets.sockets.get(remote.id)
    if (!socket) continue
    const actor = await actorOf(ctx, socket.data.actor.personId)
    if (!actor) socket.disconnect(true)
    else {
      const concerned =
        remote.rooms.has(bodyRoom(bodyId)) ||
        [...actor.mandates, ...actor.deputies, ...socket.data.actor.deputies].some((held) => held.bodyId === bodyId)
      if (!concerned) continue
      socket.data.actor = actor
      await joinOwnRooms(socket)
      // No longer of the body, so no word about it will come: what its pages show must be asked for again.
      if (!actor.mandates.some((held) => held.bodyId === bodyId)) socket.emit('reset')
    }
  }
}
