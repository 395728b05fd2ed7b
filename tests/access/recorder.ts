// Everything a person's browser could have received: every page and its data, every file, and every frame of both sockets.
import { io as connect, type Socket } from 'socket.io-client'
import * as Y from 'yjs'
import { PROTOCOL_VERSION } from '../../app/wire/socket.ts'
import type { RunningApp } from '../support/serve-app.ts'
import type { Ask } from './row.ts'
import { rows } from './rows.ts'
import type { Scene } from './scene.ts'
import type { Who } from './who.ts'

/** The same for everybody, and large. */
const PUBLIC = /^(files |GET \/(health|metrics|verify)|invitation)/
/** Nothing is read by these, and preparing for them takes a sitting each. */
const WRITTEN = / action$|^socket |^POST /

export async function record(app: RunningApp, who: Who, cookie: string) {
  const frames: string[] = []
  const sockets: Socket[] = []
  const dial = async (namespace: string): Promise<Socket> => {
    const options = { transports: ['websocket'], forceNew: true, extraHeaders: { cookie, origin: app.origin } }
    const socket = connect(app.origin + namespace, options)
    sockets.push(socket)
    socket.io.engine.on('packet', ({ data }: { data?: string | Uint8Array }) => frames.push(plain(data)))
    await new Promise((resolve, reject) => socket.once('connect', () => resolve(null)).once('connect_error', reject))
    return socket
  }
  const main = await dial('/')
  const notes = await dial('/notes')
  const ask = (socket: Socket, event: string, input: unknown) => socket.timeout(60_000).emitWithAck(event, input)
  await ask(main, 'subscribe', { protocol: PROTOCOL_VERSION })

  return {
    notes,
    /** Watches a sitting and joins both layers of a paper, as a reader's screen does, allowed or not. */
    async watch({ meetingId, versionId }: Pick<Scene, 'meetingId' | 'versionId'>) {
      await ask(main, 'watch', { meetingId, versionId })
      const stateVector = Y.encodeStateVector(new Y.Doc())
      for (const audience of ['body', 'private'])
        await ask(notes, 'join', { protocol: PROTOCOL_VERSION, versionId, audience, stateVector })
    },
    frames: () => frames.join('\n'),
    /**
     * Answers of every door of the matrix that is only read, by door: the data of a page, or its whole document. `prepared` keeps what
     * a door needs for whoever asks next.
     */
    async pages(
      scene: Scene,
      { documents = false, prepared = new Map() }: { documents?: boolean; prepared?: Map<string, unknown> } = {},
    ): Promise<{ door: string; text: string }[]> {
      const read: { door: string; text: string }[] = []
      for (const row of rows.filter(({ door }) => !PUBLIC.test(door) && !WRITTEN.test(door))) {
        if (!prepared.has(row.door)) prepared.set(row.door, (await row.prepare(scene)) ?? {})
        const asked: Ask = await row.ask(scene, who, prepared.get(row.door) as never)
        if ('event' in asked || asked.input !== undefined || asked.form || asked.file) continue
        const paths = documents ? [asked.path.replace(/\.data$/, '').replace(/^\/_root$/, '/')] : [asked.path]
        for (const path of paths) {
          const response = await app.ask(path, { cookie })
          read.push({ door: row.door, text: plain(new Uint8Array(await response.arrayBuffer())) })
        }
      }
      return read
    },
    stop: () => {
      for (const socket of sockets) socket.disconnect()
    },
  }
}

/** Bytes as they are, so that text inside binary frames is found. */
const plain = (data: string | Uint8Array | undefined): string =>
  typeof data === 'string' ? data : Buffer.from(data ?? new Uint8Array()).toString('latin1')
