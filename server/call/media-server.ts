// What stands between members in a larger call. Members never speak to it themselves: whatever they say goes through this process,
// which holds their connections with it, so that whoever is put out has nothing to come back with.
import type { Result } from '../../app/rules/result.ts'
import type { HeardSignal, Signal } from '../../app/wire/call.ts'

export type MediaServer = {
  /** A word of somebody who is in the call, for one of their two connections. */
  hear(meetingId: string, peerId: string, to: 'send' | 'receive', signal: Signal): Promise<Result<null>>
  /** Pictures are wanted again, or no longer. */
  lean(meetingId: string, peerId: string, lean: boolean): void
  /** Ends both connections of this member, at once. */
  drop(meetingId: string, peerId: string): void
  /** It cannot be reached: nobody sees or hears anybody until it is back. */
  isAway(): boolean
  /** Ends the room, and every connection with it. */
  end(meetingId: string): void
  close(): Promise<void>
}

/** How the server's own words reach a member. */
export type TellPeer = (meetingId: string, peerId: string, heard: HeardSignal) => void
/** `reached`: it went away, or is back. */
export type MakeMediaServer = (tell: TellPeer, reached: () => void) => MediaServer
