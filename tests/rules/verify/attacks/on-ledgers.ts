import { utf8 } from '../../../../app/rules/bytes.ts'
import { honestLedger, type LedgerBuilder, payloadText } from '../../../support/ledger-builder.ts'
import { type Attack, Scene } from './attack.ts'

/** Files of the honest ledger, of which an outsider alters some. */
const files = (scene: Scene) => new Map(scene.kept)

/** A ledger signed by another key, with the acts of this one. */
async function imposter(scene: Scene): Promise<LedgerBuilder> {
  const { ledger } = await honestLedger()
  ledger.drafts.splice(0, ledger.drafts.length, ...structuredClone(scene.ledger.drafts))
  ledger.sealed.length = 0
  return ledger
}

/** Every entry is dated anew, a second apart, so that no order shows. */
function dateAnew({ drafts }: LedgerBuilder): void {
  const start = Date.parse(drafts[0]!.at)
  drafts.forEach((draft, place) => {
    draft.at = new Date(start + place * 1000).toISOString()
  })
}

export const ledgerAttacks: Attack[] = [
  {
    name: 'an entry deleted, and the tree made anew, while an auditor kept a checkpoint',
    by: 'operator',
    rule: 'tree.rolled_back',
    tamper: (scene) => {
      scene.remove('item.called')
      return { expected: scene.checkpoint }
    },
  },
  {
    name: 'an entry deleted and another put in its place, while an auditor kept a checkpoint',
    by: 'operator',
    rule: 'tree.forked',
    tamper: (scene) => {
      scene.remove('item.called')
      scene.ledger.append('item.called', { meeting: 'meeting-1', item: 'item-2' })
      scene.moveLastBefore('sitting.adjourned')
      return { expected: scene.checkpoint }
    },
    twin: (scene) => {
      scene.ledger.append('key.revoked', { key: scene.member('dana').key, person: 'person-dana' }, 'person-dana')
      return { expected: scene.checkpoint }
    },
  },
  {
    name: 'an entry deleted from the files on their way',
    by: 'outsider',
    rule: 'payload.missing',
    tamper: (scene) => {
      const altered = files(scene)
      altered.delete(`payloads/${scene.at('ballot.cast')}.json`)
      return { files: altered }
    },
  },
  {
    name: 'two entries exchanged',
    by: 'operator',
    rule: 'entry.goes_back',
    tamper: ({ ledger }) => {
      const at = ledger.drafts.findIndex(({ type }) => type === 'ballot.cast')
      ledger.drafts.splice(at, 2, ledger.drafts[at + 1]!, ledger.drafts[at]!)
    },
  },
  {
    name: 'two ballots exchanged and every entry dated anew, while a member kept the receipt',
    by: 'operator',
    rule: 'receipt.forked',
    tamper: (scene) => {
      const expected = scene.receipt('dana')
      const at = scene.at('ballot.cast')
      scene.ledger.drafts.splice(at, 2, scene.ledger.drafts[at + 1]!, scene.ledger.drafts[at]!)
      dateAnew(scene.ledger)
      return { expected }
    },
  },
  {
    name: 'the database rolled back to yesterday, and the auditor remembers today',
    by: 'operator',
    rule: 'tree.rolled_back',
    tamper: (scene) => {
      scene.ledger.drafts.length = scene.at('vote.opened')
      return { expected: scene.checkpoint }
    },
    twin: (scene) => {
      scene.ledger.drafts.length = scene.at('vote.opened')
      scene.ledger.sealed.length = 0
    },
  },
  {
    name: 'the database rolled back to yesterday, and a member remembers today',
    by: 'operator',
    rule: 'receipt.ledger_shorter',
    tamper: (scene) => {
      const expected = scene.receipt('amal')
      scene.ledger.drafts.length = scene.at('ballot.cast')
      return { expected }
    },
  },
  {
    name: 'a fork shown to one member, who kept the receipt of it',
    by: 'operator',
    rule: 'receipt.forked',
    tamper: (scene) => {
      const expected = scene.receipt('amal')
      scene.ledger.drafts.at(-1)!.salt = '0'.repeat(32)
      return { expected }
    },
    twin: (scene) => ({ expected: scene.receipt('amal') }),
  },
  {
    name: 'a fork shown to the auditor',
    by: 'operator',
    rule: 'tree.forked',
    tamper: (scene) => {
      scene.ledger.drafts.at(-1)!.salt = '0'.repeat(32)
      return { expected: scene.checkpoint }
    },
  },
  {
    name: 'a receipt edited to say another choice',
    by: 'member',
    rule: 'receipt.does_not_hold',
    tamper: (scene) => {
      const [{ file, text } = { file: '', text: '' }] = scene.receipt('dana').receipts
      return { expected: { receipts: [{ file, text: text.replace('"choice":"no"', '"choice":"yes"') }] } }
    },
  },
  {
    name: 'a receipt of a ledger the member made at home',
    by: 'member',
    rule: 'receipt.other_ledger',
    tamper: async () => ({ expected: (await Scene.make()).receipt('dana') }),
  },
  {
    name: 'something that is no receipt',
    by: 'member',
    rule: 'receipt.unreadable',
    tamper: () => ({ expected: { receipts: [{ file: 'mine.json', text: '{"type":"majlis/receipt/v2"}' }] } }),
  },
  {
    name: 'the whole ledger made anew under another key, and the auditor knows the right one',
    by: 'operator',
    rule: 'notes.key_differs',
    tamper: async (scene) => ({ files: await (await imposter(scene)).bundle(), expected: { vkey: scene.ledger.vkey } }),
    twin: (scene) => ({ expected: { vkey: scene.ledger.vkey } }),
  },
  {
    name: 'the whole ledger signed by another key than its first entry names',
    by: 'outsider',
    rule: 'notes.key_not_of_ledger',
    tamper: async (scene) => ({ files: await (await imposter(scene)).bundle() }),
  },
  {
    name: 'the latest checkpoint signed by another key',
    by: 'outsider',
    rule: 'notes.signature_invalid',
    tamper: async (scene) => {
      const other = await (await imposter(scene)).bundle()
      return { files: files(scene).set('checkpoint', other.get('checkpoint')!) }
    },
  },
  {
    name: 'an earlier checkpoint in the latest one’s place',
    by: 'outsider',
    rule: 'notes.size_differs',
    tamper: (scene) => {
      const altered = files(scene)
      return { files: altered.set('checkpoint', altered.get(`checkpoints/${scene.ledger.sealed[0]}`)!) }
    },
  },
  {
    name: 'a checkpoint signed for another history among the earlier ones',
    by: 'operator',
    rule: 'tree.not_consistent',
    tamper: async (scene) => {
      const size = scene.ledger.sealed[1]!
      scene.ledger.drafts[size - 1]!.salt = '1'.repeat(32)
      const other = await scene.ledger.bundle()
      return { files: files(scene).set(`checkpoints/${size}`, other.get(`checkpoints/${size}`)!) }
    },
  },
  {
    name: 'a leaf altered in the tiles',
    by: 'outsider',
    rule: 'tree.entry_differs',
    tamper: (scene) => {
      const altered = files(scene)
      const path = [...altered.keys()].find((file) => file.startsWith('tile/entries/'))!
      const content = altered.get(path)!.slice()
      content[content.length - 3]! ^= 1
      return { files: altered.set(path, content) }
    },
  },
  {
    name: 'a ballot’s payload altered',
    by: 'outsider',
    rule: 'payload.differs',
    tamper: (scene) => {
      const path = `payloads/${scene.at('ballot.cast', 2)}.json`
      const text = Buffer.from(scene.kept.get(path)!).toString()
      return { files: files(scene).set(path, utf8(text.replace('choice\\":\\"no', 'choice\\":\\"yes'))) }
    },
  },
  {
    name: 'an entry of another body’s ledger',
    by: 'operator',
    rule: 'leaf.other_body',
    tamper: (scene) => void Object.assign(scene.draft('item.called'), { leaf: { body: 'body-2' } }),
  },
  {
    name: 'an entry that calls itself another number',
    by: 'operator',
    rule: 'leaf.out_of_place',
    tamper: (scene) => void Object.assign(scene.draft('item.called'), { leaf: { seq: '3' } }),
  },
  {
    name: 'an act of a type nobody knows',
    by: 'operator',
    rule: 'leaf.type_unknown',
    tamper: ({ ledger }) =>
      void ledger.drafts.push({ type: 'vote.corrected', at: ledger.now, payload: {}, salt: '0'.repeat(32) }),
  },
  {
    name: 'an act of a version nobody knows',
    by: 'operator',
    rule: 'leaf.type_unknown',
    tamper: (scene) => void Object.assign(scene.draft('ballot.cast'), { leaf: { v: '9' } }),
  },
  {
    name: 'an act with a field that would reach for a prototype',
    by: 'operator',
    rule: 'payload.malformed',
    tamper: (scene) => {
      const draft = scene.draft('sitting.adjourned')
      draft.payload = Object.assign(JSON.parse('{"__proto__":{"meeting":"meeting-2"}}'), draft.payload)
    },
  },
  {
    name: 'an act with a field written twice',
    by: 'operator',
    rule: 'payload.malformed',
    tamper: (scene) => {
      const draft = scene.draft('sitting.adjourned')
      draft.text = `{"actor":null,${payloadText(draft).slice(1)}`
    },
  },
  {
    name: 'a body constituted a second time',
    by: 'operator',
    rule: 'body.constituted_again',
    tamper: (scene) =>
      void scene.ledger.drafts.push({ ...structuredClone(scene.draft('body.constituted')), at: scene.ledger.now }),
  },
  {
    name: 'a ledger whose beginning was cut off',
    by: 'operator',
    rule: 'body.not_constituted',
    tamper: (scene) => {
      scene.remove('body.constituted')
      scene.ledger.sealed.length = 0
    },
  },
  {
    name: 'a first entry that names another ledger',
    by: 'operator',
    rule: 'body.origin_differs',
    tamper: (scene) =>
      void Object.assign(scene.draft('body.constituted').payload, { origin: 'majlis.test/majlis/other' }),
  },
  {
    name: 'a checkpoint of another house’s ledger',
    by: 'operator',
    rule: 'notes.other_origin',
    tamper: async (scene) => {
      const note = await scene.ledger.checkpoint(['{}'], 1, 'majlis.test/majlis/other')
      return { files: files(scene).set('checkpoint', utf8(note)) }
    },
  },
  {
    name: 'a checkpoint of words',
    by: 'outsider',
    rule: 'notes.malformed',
    tamper: (scene) => ({ files: files(scene).set('checkpoint', utf8('All is well.\n')) }),
  },
  {
    name: 'a checkpoint over a root of the operator’s choosing',
    by: 'operator',
    rule: 'tree.root_differs',
    tamper: async (scene) => {
      const { length } = scene.ledger.drafts
      const note = await scene.ledger.checkpoint(new Array<string>(length).fill('{}'), length)
      return { files: files(scene).set('checkpoint', utf8(note)) }
    },
  },
  {
    name: 'an auditor’s own checkpoint exchanged for one of another key',
    by: 'outsider',
    rule: 'notes.earlier_unreadable',
    tamper: async (scene) => {
      const { earlierCheckpoint } = (await Scene.make()).checkpoint
      return { expected: { vkey: scene.ledger.vkey, earlierCheckpoint } }
    },
  },
  {
    name: 'a leaf with a time that is none',
    by: 'operator',
    rule: 'leaf.malformed',
    tamper: (scene) => void Object.assign(scene.draft('item.called'), { leaf: { at: 'yesterday' } }),
  },
]
