// Minutes over sockets: the namespace `/minutes`.
import { refuse } from '../../app/rules/result.ts'
import { WriterPresence } from '../../app/wire/minutes.ts'
import { JoinMinutes } from '../../app/wire/socket.ts'
import type { Texts } from '../minutes/texts.ts'
import type { Ctx } from '../platform/context.ts'
import type { LiveServer } from './rooms.ts'
import { attachTexts, bytesOf } from './text-gateway.ts'

export function attachMinutes(io: LiveServer, ctx: Ctx, texts: Texts) {
  const { freshActor } = attachTexts(io, ctx, {
    path: '/minutes',
    texts: {
      ...texts,
      join: (listener, { meetingId, stateVector }) =>
        texts.join(listener, { meetingId, stateVector: bytesOf(stateVector) }),
    },
    joining: JoinMinutes,
    presence: WriterPresence,
    tooLarge: refuse('minutes_too_large'),
  })
  return {
    /** Call when a meeting moved, seats changed hands or access to an item did. */
    recheck: (): Promise<void> => texts.recheck(freshActor),
  }
}
