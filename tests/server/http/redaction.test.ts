import { io as connect } from 'socket.io-client'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { entriesOf, writeNote } from '../../../app/wire/note-entries.ts'
import { PROTOCOL_VERSION } from '../../../app/wire/socket.ts'
import { createLog } from '../../../server/platform/log.ts'
import { makeScene } from '../../access/scene.ts'
import { requestId, sealFor } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { serveApp } from '../../support/serve-app.ts'
import { comment } from '../annotations/support.ts'
import { cookieFrom, PASSWORD, signIn, somebody } from './support.ts'

const ctx = await testContext()
const lines: string[] = []
ctx.log = createLog('trace', { write: (line: string) => lines.push(line) })
const app = await serveApp(ctx)
const scene = await makeScene(ctx)
const member = scene.people.member
const cookie = await app.cookieOf(member.actor.personId)
const said = () => lines.join('')
const post = (path: string, fields: Record<string, string>) =>
  app.ask(path, { method: 'POST', cookie, body: new URLSearchParams(fields) })

test('signing in tells the log neither the password, nor the cookie, nor the name that was tried', async () => {
  const { username } = await somebody(ctx)
  lines.length = 0
  const token = cookieFrom(await signIn(app, username)).split('=')[1] ?? 'none'
  await signIn(app, username, 'a wrong but secret phrase')
  await app.ask('/', { cookie: `majlis=${token}` })
  expect(said()).toContain('"path":"/sign-in.data"')
  for (const secret of [PASSWORD, 'a wrong but secret phrase', token, username]) expect(said()).not.toContain(secret)
})

test("an invitation's link is not in the log, whether it is opened or used", async () => {
  lines.length = 0
  const token = 'a-token-nobody-may-read-in-a-log'
  for (const path of [`/invitation/${token}`, `/invitation/${token}.data`, `/INVITATION/${token}/`])
    await app.ask(path, { cookie })
  await post(`/invitation/${token}`, { token, password: PASSWORD })
  expect(said()).toContain('/invitation/')
  expect(said()).not.toContain(token)
})

test('casting tells the log neither the choice, nor the ballot, nor its signature', async () => {
  const { text, proof } = await sealFor(ctx, member, scene.deviceOf('member'), scene.voteId, { choice: 'abstain' })
  lines.length = 0
  const sealed = { voteId: scene.voteId, seatId: member.seatId, ballot: text, proof }
  const bad = { ...sealed, proof: { level: 'C', signature: 'bm90IGEgc2lnbmF0dXJl' } }
  for (const ballot of [bad, sealed])
    await post(`/v/${scene.voteId}/ballot.data`, { input: JSON.stringify({ requestId: requestId(ctx), ...ballot }) })
  expect(said()).toContain('"path":"/v/')
  for (const secret of ['abstain', text, JSON.stringify(text).slice(1, -1), proof.signature, bad.proof.signature])
    expect(said()).not.toContain(secret)
})

test('a note tells the log nothing of what it says, taken or refused', async () => {
  const extraHeaders = { cookie, origin: app.origin }
  const socket = connect(`${app.origin}/notes`, { transports: ['websocket'], forceNew: true, extraHeaders })
  const stateVector = Y.encodeStateVector(new Y.Doc())
  const join = { protocol: PROTOCOL_VERSION, versionId: scene.versionId, audience: 'private', stateVector }
  const { value } = await socket.timeout(5_000).emitWithAck('join', join)
  lines.length = 0
  const secret = 'Do not trust the second bidder'
  for (const author of [member.actor.personId, 'somebody-else']) {
    const document = new Y.Doc()
    const note = comment(`note-${author}`.slice(0, 60), author, { text: secret })
    writeNote(entriesOf(document), note)
    const update = Y.encodeStateAsUpdate(document)
    await socket.timeout(5_000).emitWithAck('update', { layerId: value.layerId, update })
  }
  socket.disconnect()
  expect(said()).not.toContain(secret)
  expect(said()).not.toContain(Buffer.from(secret).toString('base64').slice(4, 30))
})
