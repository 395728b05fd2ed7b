// The house's media server is Janus (videoroom). Which call is which room, and what happens when it is lost.
import type { Ctx } from '../platform/context.ts'
import { makeJanusLink } from './janus-link.ts'
import { type JanusRoom, makeJanusRoom } from './janus-room.ts'
import type { MakeMediaServer } from './media-server.ts'

type Settings = { url: string; adminKey?: string }

/** Null where none is set: then members send to each other. */
export function janusOf(ctx: Ctx, settings: Settings | undefined): MakeMediaServer | null {
  if (!settings) return null
  return (tell, reached) => {
    const rooms = new Map<string, JanusRoom>()
    let away = false
    const link = makeJanusLink(
      ctx,
      settings.url,
      () => {
        for (const room of rooms.values()) room.beginAgain()
      },
      (there) => {
        if (away === !there) return
        away = !there
        reached()
      },
    )
    const roomOf = (meetingId: string): JanusRoom => {
      const known = rooms.get(meetingId)
      if (known) return known
      const { adminKey } = settings
      const made = makeJanusRoom({
        ctx,
        link,
        ...(adminKey && { adminKey }),
        tell: (peerId, heard) => tell(meetingId, peerId, heard),
      })
      rooms.set(meetingId, made)
      return made
    }
    return {
      hear: (meetingId, peerId, to, signal) => roomOf(meetingId).hear(peerId, to, signal),
      lean: (meetingId, peerId, lean) => rooms.get(meetingId)?.lean(peerId, lean),
      drop: (meetingId, peerId) => rooms.get(meetingId)?.drop(peerId),
      isAway: () => away,
      end: (meetingId) => {
        rooms.get(meetingId)?.end()
        rooms.delete(meetingId)
      },
      close: () => link.close(),
    }
  }
}
