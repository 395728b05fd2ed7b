// The text while it is written: who may open it, what is taken, and that nothing is acknowledged before it is kept.

import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { actorOf } from '../../../server/identity/load-actor.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { moveSitting } from '../../../server/meetings/move-sitting.ts'
import { MINUTES, paragraphsIn } from '../../../server/minutes/minutes-document.ts'
import { loadDocument } from '../../../server/minutes/minutes-log.ts'
import { minutesOfMeeting } from '../../../server/minutes/queries.ts'
import { makeTexts, type Writer } from '../../../server/minutes/texts.ts'
import { type Member, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { about, begin, circulate, type Minuted, minutedSitting } from '../../support/minutes.ts'
import { makeSitting } from '../../support/sitting.ts'

const ctx = await testContext()
let at: Minuted
let texts: ReturnType<typeof makeTexts>
beforeEach(async () => {
  at = await minutedSitting(ctx)
  must(await begin(ctx, at))
  texts = makeTexts(ctx)
})

type Opened = Writer & { told: Uint8Array[]; closed: string[]; document: Y.Doc; room: string }
let made = 0
async function open({ actor }: Member, meetingId = at.meetingId): Promise<Opened> {
  const [told, closed]: [Uint8Array[], string[]] = [[], []]
  const document = new Y.Doc()
  const writer: Writer = {
    id: `writer-${++made}`,
    actor,
    onUpdate: (_room, update) => {
      told.push(update)
      Y.applyUpdate(document, update)
    },
    onClosed: (_room, reason) => closed.push(reason),
  }
  const joined = must(await texts.join(writer, { meetingId, stateVector: Y.encodeStateVector(document) }))
  Y.applyUpdate(document, joined.update)
  return Object.assign(writer, { told, closed, document, room: joined.layerId })
}

/** What a change of the document is, as one update. */
function changeOf({ document }: Opened, change: (root: Y.XmlFragment, document: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(document)
  document.transact(() => change(document.getXmlFragment(MINUTES), document))
  return Y.encodeStateAsUpdate(document, before)
}
const english = (root: Y.XmlFragment, place = 0) =>
  ((root.get(place) as Y.XmlElement).get(1) as Y.XmlElement).get(0) as Y.XmlText
const stored = async () => {
  const document = await loadDocument(ctx.db, (await minutesOfMeeting(ctx.db, at.meetingId))!)
  return paragraphsIn(document)!
}

describe('the text of minutes', () => {
  test('goes from one writer to the other, and is kept before it is acknowledged', async () => {
    const [amina, nasser] = [await open(at.secretary), await open(at.chair)]
    const update = changeOf(amina, (root) => english(root).insert(0, 'At once: '))
    must(await texts.push(amina.id, amina.room, update))
    expect((await stored())[0]?.en).toMatch(/^At once: /)
    expect([nasser.told.length, amina.told.length]).toEqual([1, 0])
    expect(paragraphsIn(nasser.document)?.[0]?.en).toMatch(/^At once: /)
  })

  test('takes what two write at once from both', async () => {
    const [amina, nasser] = [await open(at.secretary), await open(at.chair)]
    const first = changeOf(amina, (root) => english(root).insert(0, 'A '))
    const second = changeOf(nasser, (root) => english(root, 1).insert(0, 'B '))
    await Promise.all([texts.push(amina.id, amina.room, first), texts.push(nasser.id, nasser.room, second)])
    const paragraphs = await stored()
    expect([paragraphs[0]?.en, paragraphs[1]?.en]).toEqual([expect.stringMatching(/^A /), expect.stringMatching(/^B /)])
    expect(paragraphsIn(amina.document)).toEqual(paragraphsIn(nasser.document))
  })

  test('takes nothing that is no minutes, and closes whoever sends it', async () => {
    const wrong: ((root: Y.XmlFragment, document: Y.Doc) => void)[] = [
      (root) => root.insert(0, [new Y.XmlElement('script')]),
      (root) => root.insert(0, [new Y.XmlText('loose')]),
      (root) => (root.get(0) as Y.XmlElement).delete(1, 1),
      (root) => (root.get(0) as Y.XmlElement).setAttribute('onclick', 'x'),
      (root) => (root.get(0) as Y.XmlElement).setAttribute('item', 'another-item'),
      (root) => english(root).insertEmbed(0, { image: 'x' }),
      (_root, document) => void document.getMap('other').set('a', 1),
    ]
    const before = await stored()
    for (const change of wrong) {
      const writer = await open(at.secretary)
      const refused = await texts.push(writer.id, writer.room, changeOf(writer, change))
      expect(refused).toMatchObject({ ok: false, code: 'minutes_malformed' })
      expect(writer.closed).toEqual(['refused'])
    }
    const writer = await open(at.secretary)
    const noise = new Uint8Array([1, 2, 3, 200])
    expect(await texts.push(writer.id, writer.room, noise)).toMatchObject({ ok: false, code: 'minutes_malformed' })
    expect(await stored()).toEqual(before)
  })

  test('takes no more at once than a hand can write', async () => {
    const writer = await open(at.secretary)
    const update = changeOf(writer, (root) => english(root).insert(0, 'x'.repeat(250_000)))
    must(await texts.push(writer.id, writer.room, update))
    const more = changeOf(writer, (root) => {
      for (let place = 0; place < 3; place++) english(root).insert(0, 'y'.repeat(150_000))
    })
    expect((await texts.push(writer.id, writer.room, more)).ok).toBe(false)
  })

  test('is open to nobody but officers who see every item, and to nobody by its name alone', async () => {
    const asked = async ({ actor }: Member) => {
      const writer: Writer = { id: `asker-${++made}`, actor, onUpdate: () => {}, onClosed: () => {} }
      return texts.join(writer, { meetingId: at.meetingId, stateVector: Y.encodeStateVector(new Y.Doc()) })
    }
    expect(await asked(at.voters[1]!)).toMatchObject({ ok: false, code: 'not_permitted' })
    expect(await texts.push('nobody', `minutes:${at.meetingId}`, new Uint8Array([0, 0]))).toMatchObject({
      code: 'layer_closed',
    })
    const hidden = await makeSitting(ctx)
    const { actor, seatId } = hidden.chair
    const interest = { requestId: requestId(ctx), itemId: hidden.itemId, seatId, reason: 'A cousin bids' }
    must(await declareInterest(ctx, actor, interest))
    must(await moveSitting(ctx, actor, { ...about(ctx, hidden), act: 'sitting.adjourn' }))
    expect(await begin(ctx, hidden, hidden.chair)).toMatchObject({ ok: false, code: 'minutes_item_hidden' })
    must(await begin(ctx, hidden))
  })

  test('is closed to its writers once it is sent round, and takes nothing any more', async () => {
    const amina = await open(at.secretary)
    const update = changeOf(amina, (root) => english(root).insert(0, 'Too late: '))
    must(await circulate(ctx, at))
    expect(await texts.push(amina.id, amina.room, update)).toMatchObject({ ok: false, code: 'layer_closed' })
    await texts.recheck((person) => actorOf(ctx, person))
    expect(amina.closed).toEqual(['access_ended'])
  })
})
