// One line to Janus: its WebSocket API (subprotocol janus-protocol), a session kept alive, and answers matched to what was asked. When the
// line breaks, everything behind it is gone: whoever uses it is told, and begins again with a new session.
// Source: janus.conf.meetecho.com/docs/rest, "WebSockets interface".
import { setTimeout as sleep } from 'node:timers/promises'
import type { Ctx } from '../platform/context.ts'

const ANSWER_MS = 8_000
const KEEPALIVE_MS = 20_000
const AGAIN_MS = 1_000

export type Jsep = { type: 'offer' | 'answer'; sdp: string }
export type JanusWord = {
  janus: string
  transaction?: string
  sender?: number
  data?: { id: number }
  plugindata?: { data: Record<string, unknown> }
  jsep?: Jsep
  error?: { code: number; reason: string }
}
export type JanusHandle = {
  /** Answers the first event that carries the plugin's word on it. */
  say: (body: object, jsep?: Jsep) => Promise<JanusWord>
  trickle: (candidate: object) => void
  detach: () => void
}
export type JanusLink = ReturnType<typeof makeJanusLink>

/** `onLost`: everything behind it is gone. `onReach`: it can be reached from now on, or cannot. */
export function makeJanusLink(ctx: Ctx, url: string, onLost: () => void, onReach: (there: boolean) => void) {
  type Open = { socket: WebSocket; session: number; beat: NodeJS.Timeout }
  const asked = new Map<string, (word: JanusWord) => void>()
  const heard = new Map<number, (word: JanusWord) => void>()
  let open: Promise<Open> | null = null
  let stopped = false

  const transaction = () => Buffer.from(ctx.random(9)).toString('base64url')

  async function ask(socket: WebSocket, word: object, isAnswer: (word: JanusWord) => boolean): Promise<JanusWord> {
    const id = transaction()
    const answered = new Promise<JanusWord>((resolve) => {
      asked.set(id, (one) => isAnswer(one) && resolve(one))
    })
    socket.send(JSON.stringify({ ...word, transaction: id }))
    const waiting = new AbortController()
    const late = sleep(ANSWER_MS, null, { signal: waiting.signal, ref: false }).catch(() => null)
    const answer = await Promise.race([answered, late])
    waiting.abort()
    asked.delete(id)
    if (!answer) throw new Error('Janus did not answer')
    if (answer.janus === 'error') throw new Error(`Janus: ${answer.error?.code} ${answer.error?.reason}`)
    const refused = answer.plugindata?.data.error
    if (refused) throw new Error(`Janus videoroom: ${refused}`)
    return answer
  }

  async function dial(): Promise<Open> {
    const socket = new WebSocket(url, 'janus-protocol')
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve(), { once: true })
      socket.addEventListener('error', () => reject(new Error(`Janus cannot be reached at ${url}`)), { once: true })
    })
    socket.addEventListener('message', ({ data }) => {
      const word = JSON.parse(String(data)) as JanusWord
      const answer = word.transaction === undefined ? undefined : asked.get(word.transaction)
      if (answer) answer(word)
      else if (word.sender !== undefined) heard.get(word.sender)?.(word)
    })
    const { data } = await ask(socket, { janus: 'create' }, isWhole)
    const session = (data as { id: number }).id
    const beat = setInterval(() => {
      void ask(socket, { janus: 'keepalive', session_id: session }, () => true).catch(() => socket.close())
    }, KEEPALIVE_MS)
    beat.unref()
    onReach(true)
    socket.addEventListener('close', () => {
      clearInterval(beat)
      heard.clear()
      open = null
      if (stopped) return
      onReach(false)
      setTimeout(onLost, AGAIN_MS).unref()
    })
    return { socket, session, beat }
  }

  const line = (): Promise<Open> => {
    open ??= dial().catch((error) => {
      open = null
      onReach(false)
      throw error
    })
    return open
  }

  return {
    /** A new handle of the videoroom; what it says unasked goes to `hear`. */
    async attach(hear: (word: JanusWord) => void): Promise<JanusHandle> {
      const { socket, session } = await line()
      const opened = await ask(
        socket,
        { janus: 'attach', plugin: 'janus.plugin.videoroom', session_id: session },
        isWhole,
      )
      const handle = (opened.data as { id: number }).id
      heard.set(handle, hear)
      const of = { session_id: session, handle_id: handle }
      const send = (word: object) => {
        if (socket.readyState === WebSocket.OPEN)
          socket.send(JSON.stringify({ ...word, ...of, transaction: transaction() }))
      }
      return {
        say: (body, jsep) =>
          ask(socket, { janus: 'message', body, ...(jsep && { jsep }), ...of }, (word) => word.janus !== 'ack'),
        trickle: (candidate) => send({ janus: 'trickle', candidate }),
        detach: () => {
          heard.delete(handle)
          send({ janus: 'detach' })
        },
      }
    },
    async close(): Promise<void> {
      stopped = true
      const held = await open?.catch(() => null)
      held?.socket.send(JSON.stringify({ janus: 'destroy', session_id: held.session, transaction: transaction() }))
      held?.socket.close()
    },
  }
}

const isWhole = ({ janus }: JanusWord): boolean => janus === 'success' || janus === 'error'
