// A call in Janus's videoroom: for each member one handle that sends and one that receives, both held here. A member's browser knows no
// handle, no room and no secret: it is told descriptions, and what it says is put where it may go.
// Source: janus.conf.meetecho.com/docs/videoroom (multistream: one subscription carries everybody).
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { HeardSignal, Signal } from '../../app/wire/call.ts'
import type { Ctx } from '../platform/context.ts'
import type { JanusHandle, JanusLink, JanusWord, Jsep } from './janus-link.ts'
import { MOST_BY_SERVER } from './limits.ts'

type Stream = { mid: string; feed_id?: number; type: string; active?: boolean }
type Member = {
  peerId: string
  feed: number
  lean: boolean
  sending: Promise<JanusHandle> | null
  /** Its browser has a connection with Janus, so it can receive. */
  agreed: boolean
  /** What it sends arrives: from then on others may subscribe to it. */
  published: boolean
  receiving: JanusHandle | null
  /** Its subscription is there, with whatever feeds. */
  subscribed: boolean
  /** Feeds in its subscription, whether or not the browser has agreed yet. */
  has: Set<number>
  /** The lines of its subscription, as last offered. */
  streams: Stream[]
  /** An offer the browser has not answered; the next waits for it. */
  unanswered: boolean
  round: number
  /** What is done to each of its connections, one thing after another. */
  turn: Promise<void>
  sendTurn: Promise<void>
  gone: boolean
}
export type JanusRoom = ReturnType<typeof makeJanusRoom>

/** After a refusal, such as of a feed that ended just then. */
const AGAIN_MS = 2_000

type RoomSettings = { ctx: Ctx; link: JanusLink; adminKey?: string; tell: (peerId: string, heard: HeardSignal) => void }

export function makeJanusRoom({ ctx, link, adminKey, tell }: RoomSettings) {
  const members = new Map<string, Member>()
  const number = () => Number(Buffer.from(ctx.random(6)).readUIntBE(0, 6))
  const room = number()
  const secret = Buffer.from(ctx.random(18)).toString('base64url')
  let made: Promise<JanusHandle> | null = null
  const warn = (error: unknown) => ctx.log.warn({ err: error }, 'Janus refused')

  const control = (): Promise<JanusHandle> => {
    made ??= link
      .attach(() => {})
      .then(async (handle) => {
        await handle.say({
          request: 'create',
          room,
          secret,
          pin: secret,
          is_private: true,
          permanent: false,
          publishers: MOST_BY_SERVER,
          bitrate: 900_000,
          fir_freq: 10,
          audiocodec: 'opus',
          videocodec: 'vp8',
          ...(adminKey && { admin_key: adminKey }),
        })
        return handle
      })
    made.catch(() => {
      made = null
    })
    return made
  }

  const memberOf = (peerId: string): Member => {
    const known = members.get(peerId)
    if (known) return known
    const fresh: Member = {
      peerId,
      feed: number(),
      lean: false,
      sending: null,
      agreed: false,
      published: false,
      receiving: null,
      subscribed: false,
      has: new Set(),
      streams: [],
      unanswered: false,
      round: 0,
      turn: Promise.resolve(),
      sendTurn: Promise.resolve(),
      gone: false,
    }
    members.set(peerId, fresh)
    return fresh
  }

  /** What this member's browser sends: offered by it, answered by Janus. */
  async function publish(member: Member, jsep: Jsep): Promise<void> {
    const first = member.sending === null
    member.sending ??= control().then(() => link.attach((word) => happened(member, word)))
    const handle = await member.sending
    if (member.gone) return handle.detach()
    const body = first
      ? {
          request: 'joinandconfigure',
          ptype: 'publisher',
          room,
          pin: secret,
          id: member.feed,
          audio: true,
          video: true,
        }
      : { request: 'configure' }
    const { jsep: answer } = await handle.say(body, jsep)
    if (member.gone) return handle.detach()
    if (answer) tell(member.peerId, { from: 'send', signal: { description: { type: 'answer', sdp: answer.sdp } } })
    member.agreed = true
    follow(member)
  }

  /** What Janus says unasked of a connection: it stands, or it is gone and both are made anew. */
  function happened(member: Member, { janus, jsep, plugindata }: JanusWord): void {
    if (member.gone) return
    if (janus === 'webrtcup' && !member.published) {
      member.published = true
      for (const one of members.values()) follow(one)
    } else if (janus === 'hangup') beginMember(member)
    else if (jsep) offered(member, { janus, jsep, ...(plugindata && { plugindata }) })
  }

  /** Whatever this member had with Janus ends, and their browser makes both connections anew. */
  function beginMember(member: Member): void {
    if (member.gone) return
    drop(member.peerId)
    tell(member.peerId, { from: 'send', signal: { again: true } })
  }

  const wanted = (member: Member): Set<number> =>
    new Set([...members.values()].filter((one) => one !== member && one.published).map(({ feed }) => feed))

  /** Brings a subscription to what is sent now, once the browser has answered what it was last offered. */
  function follow(member: Member): void {
    member.turn = member.turn
      .then(async () => {
        // A browser that sends nothing cannot receive either: it has no connections.
        if (member.gone || member.unanswered || !member.agreed) return
        const now = wanted(member)
        const subscribe = [...now].filter((feed) => !member.has.has(feed)).map((feed) => ({ feed }))
        const unsubscribe = [...member.has].filter((feed) => !now.has(feed)).map((feed) => ({ feed }))
        if (subscribe.length === 0 && unsubscribe.length === 0) return
        const first = !member.subscribed
        if (first && subscribe.length === 0) return
        member.receiving ??= await link.attach((word) => word.janus === 'webrtcup' || happened(member, word))
        const handle = member.receiving
        if (member.gone) return handle.detach()
        const word = await handle.say(
          first
            ? { request: 'join', ptype: 'subscriber', room, pin: secret, autoupdate: false, streams: subscribe }
            : {
                request: 'update',
                ...(subscribe.length > 0 && { subscribe }),
                ...(unsubscribe.length > 0 && { unsubscribe }),
              },
        )
        member.subscribed = true
        member.has = now
        offered(member, word)
      })
      .catch((error) => {
        warn(error)
        setTimeout(() => member.gone || follow(member), AGAIN_MS).unref()
      })
  }

  function offered(member: Member, { jsep, plugindata }: JanusWord): void {
    if (member.gone || jsep?.type !== 'offer') return
    member.unanswered = true
    member.round += 1
    const byFeed = new Map([...members.values()].map(({ feed, peerId }) => [feed, peerId]))
    // A restart repeats no lines: they are what they were.
    const streams = (plugindata?.data.streams as Stream[] | undefined) ?? member.streams
    member.streams = streams
    const lines = streams.flatMap(({ mid, feed_id, type, active }) => {
      const peerId = feed_id === undefined ? undefined : byFeed.get(feed_id)
      return peerId && active !== false && (type === 'audio' || type === 'video')
        ? [{ mid, peerId, kind: type as 'audio' | 'video' }]
        : []
    })
    const description = { type: 'offer' as const, sdp: jsep.sdp, round: member.round }
    tell(member.peerId, { from: 'receive', signal: { description }, lines })
    member.turn = member.turn.then(() => sendPictures(member, streams)).catch(warn)
  }

  async function sendPictures(member: Member, streams: Stream[]): Promise<void> {
    if (!member.lean || member.gone) return
    const videos = streams.filter(({ type }) => type === 'video').map(({ mid }) => ({ mid, send: false }))
    if (videos.length > 0) await member.receiving?.say({ request: 'configure', streams: videos })
  }

  async function receive(member: Member, signal: Signal): Promise<void> {
    const handle = member.receiving
    if (!handle) return
    if ('candidate' in signal) return handle.trickle(signal.candidate)
    if ('again' in signal) return offered(member, await handle.say({ request: 'configure', restart: true }))
    if (signal.description.type !== 'answer' || signal.description.round !== member.round) return
    await handle.say({ request: 'start' }, { type: 'answer', sdp: signal.description.sdp })
    member.unanswered = false
    follow(member)
  }

  /** Ends what this member has with Janus, and with it what the others had of them. */
  function drop(peerId: string): void {
    const member = members.get(peerId)
    if (!member) return
    members.delete(peerId)
    release(member)
    for (const one of members.values()) follow(one)
  }

  return {
    async hear(peerId: string, to: 'send' | 'receive', signal: Signal): Promise<Result<null>> {
      const member = memberOf(peerId)
      try {
        if (to === 'receive') await receive(member, signal)
        else if ('candidate' in signal) (await member.sending)?.trickle(signal.candidate)
        else if ('description' in signal && signal.description.type === 'offer') {
          const { sdp } = signal.description
          const turn = member.sendTurn.then(() => publish(member, { type: 'offer', sdp }))
          member.sendTurn = turn.catch(() => undefined)
          await turn
        }
        return ok(null)
      } catch (error) {
        warn(error)
        if (!member.gone && to === 'send') setTimeout(beginMember, AGAIN_MS, member).unref()
        return refuse('call_server')
      }
    },

    lean(peerId: string, lean: boolean): void {
      const member = members.get(peerId)
      if (!member || member.lean === lean) return
      member.lean = lean
      member.turn = member.turn
        .then(async () => {
          await member.receiving?.say({ request: 'configure', video: !lean })
        })
        .catch(warn)
    },

    drop,

    end(): void {
      for (const member of members.values()) release(member)
      members.clear()
      void made
        ?.then(async (handle) => {
          await handle.say({ request: 'destroy', room, secret })
          handle.detach()
        })
        .catch(warn)
    },

    /** Janus was lost with everything in it: each browser begins again. */
    beginAgain(): void {
      made = null
      const all = [...members.keys()]
      for (const member of members.values()) member.gone = true
      members.clear()
      for (const peerId of all) tell(peerId, { from: 'send', signal: { again: true } })
    },
  }
}

function release(member: Member): void {
  member.gone = true
  member.receiving?.detach()
  void member.sending?.then(
    (handle) => handle.detach(),
    () => {},
  )
}
