// A real mail server (smtp-server of npm) that a test may shut, open again at the same port, or let cut a letter in the middle.
import type { Readable } from 'node:stream'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { freePort } from './free-port.ts'

export type Received = { to: string; raw: Buffer; mail: ParsedMail }
/** `cut` drops the line in the middle of the letter; `later` and `never` are answers to its recipient. */
export type Mood = 'takes' | 'cut' | 'later' | 'never'

export async function postOffice() {
  const port = await freePort()
  const received: Received[] = []
  let server: SMTPServer | null = null
  let connections = 0
  let mood: (address: string) => Mood = () => 'takes'
  const open = () =>
    new Promise<void>((resolve) => {
      if (server) return resolve()
      server = new SMTPServer({
        authOptional: true,
        disabledCommands: ['AUTH', 'STARTTLS'],
        logger: false,
        onConnect: (_, done) => {
          connections++
          done()
        },
        onRcptTo: ({ address }, _, done) => {
          const now = mood(address)
          if (now === 'later') return done(answer(451, 'Greylisted, come again'))
          if (now === 'never') return done(answer(550, 'No such mailbox here'))
          done()
        },
        onData: (stream, session, done) => {
          const to = session.envelope.rcptTo[0]?.address ?? ''
          if (mood(to) === 'cut') {
            stream.once('data', () => cut(server, session.id))
            stream.resume()
            return
          }
          void read(stream).then(async (raw) => {
            received.push({ to, raw, mail: await simpleParser(raw) })
            done()
          })
        },
      })
      server.on('error', () => {})
      server.listen(port, '127.0.0.1', resolve)
    })
  const shut = () =>
    new Promise<void>((resolve) => {
      if (!server) return resolve()
      const closing = server
      server = null
      closing.close(() => resolve())
      for (const connection of closing.connections) (connection as unknown as Connection)._socket.destroy()
    })
  await open()
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    open,
    shut,
    connections: () => connections,
    setMood: (given: typeof mood) => {
      mood = given
    },
  }
}

type Connection = { id: string; _socket: { destroy: () => void } }

function cut(server: SMTPServer | null, id: string): void {
  for (const connection of server?.connections ?? []) {
    const one = connection as unknown as Connection
    if (one.id === id) one._socket.destroy()
  }
}

const answer = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode })

async function read(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
