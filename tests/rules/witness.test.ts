import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatAddCheckpoint, parseAddCheckpoint } from '../../app/rules/add-checkpoint.ts'
import { toHex } from '../../app/rules/bytes.ts'
import { consistencyProof, nodesRead, verifyConsistency } from '../../app/rules/merkle.ts'
import { refuse } from '../../app/rules/result.ts'
import { nodesFromTiles, tileOf } from '../../app/rules/tile-nodes.ts'
import { type HashTileId, tilePath } from '../../app/rules/tiles.ts'
import { judgeCheckpoint, NOTHING_SEEN, type Seen, seenIn } from '../../app/rules/witness.ts'
import { verifyEd25519 } from '../../server/platform/verify-signature.ts'
import { must } from '../support/body.ts'
import { growingLog } from '../support/growing-log.ts'

const log = growingLog()
const origin = log.key.name
const seenAt = async (size: number, of = log): Promise<Seen> =>
  size === 0 ? NOTHING_SEEN() : must(seenIn(await of.note(size), origin))

async function judge(from: number, to: number, over: Partial<Parameters<typeof judgeCheckpoint>[0]> = {}, of = log) {
  const asked = { oldSize: from, proof: [] as Uint8Array[], checkpoint: await of.note(to), ...over }
  if (!over.proof && from > 0 && from < to) asked.proof = of.proof(from, to)
  const latest = await seenAt(from)
  const watched = { origin, keys: [log.key], latest }
  const judged = await judgeCheckpoint(asked, (name) => (name === origin ? watched : null), verifyEd25519)
  return judged.ok ? 'good' : judged.code
}

describe('add-checkpoint', () => {
  test('is written and read as in the example of the specification', () => {
    const text = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
`
    const asked = must(parseAddCheckpoint(text))
    expect([asked.oldSize, asked.proof.length]).toEqual([20_852_014, 4])
    expect(formatAddCheckpoint(asked)).toBe(text)
  })

  test('refuses what is not of its form', () => {
    const hash = 'PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw='
    for (const text of [
      '',
      'old 1',
      'old 01\n\nx',
      'old -1\n\nx',
      'new 1\n\nx',
      'old 1\nabc\n\nx',
      `old 1\n${`${hash}\n`.repeat(64)}\nx`,
    ])
      expect(parseAddCheckpoint(text)).toEqual(refuse('add_checkpoint_malformed'))
    expect(parseAddCheckpoint(`old 1\n${`${hash}\n`.repeat(63)}\nx`).ok).toBe(true)
  })
})

describe('a witness', () => {
  test('cosigns growth from what it saw, and anything of a log it has not seen yet', async () => {
    for (const [from, to] of [
      [0, 1],
      [0, 700],
      [1, 2],
      [7, 8],
      [255, 256],
      [256, 700],
      [700, 700],
    ] as const)
      expect([from, to, await judge(from, to)]).toEqual([from, to, 'good'])
  })

  test('refuses in the order of the specification', async () => {
    expect(await judge(5, 9, { checkpoint: 'nothing' })).toBe('add_checkpoint_malformed')
    expect(await judge(5, 9, { checkpoint: await growingLog('log.example/other').note(9) })).toBe('witness_log_unknown')
    expect(await judge(5, 9, { checkpoint: await growingLog().note(9) })).toBe('witness_not_signed')
    expect(await judge(9, 5)).toBe('witness_old_size_beyond')
    expect(await judge(5, 9, { oldSize: 4, proof: log.proof(4, 9) })).toBe('witness_other_size')
    expect(await judge(5, 9, { proof: log.proof(4, 9) })).toBe('witness_inconsistent')
    expect(await judge(5, 9, { proof: [] })).toBe('witness_inconsistent')
    expect(await judge(0, 9, { proof: log.proof(4, 9) })).toBe('witness_inconsistent')
    expect(await judge(9, 9, { proof: log.proof(4, 9) })).toBe('witness_inconsistent')
  })

  test('refuses another history of the same log, at the same size and at a larger one', async () => {
    const fork = log.fork()
    expect(await judge(9, 9, {}, fork)).toBe('witness_forked')
    expect(await judge(9, 12, {}, fork)).toBe('witness_inconsistent')
  })

  test('never cosigns two checkpoints that are not one history, whatever proof it is given', async () => {
    const fork = log.fork()
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.nat(40),
        fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 8 }),
        async (from, more, proof) => {
          await fork.note(from + more)
          const honest = more > 0 ? fork.proof(from, from + more) : []
          for (const given of [proof, honest])
            expect(await judge(from, from + more, { checkpoint: await fork.note(from + more), proof: given })).not.toBe(
              'good',
            )
        },
      ),
      { numRuns: 60 },
    )
  })

  test('does not know what it saw from a file of another log, or a damaged one', async () => {
    const note = await log.note(9)
    expect(must(seenIn(note, origin)).size).toBe(9)
    for (const text of ['', note.slice(1), note.replace('\n9\n', '\n09\n')])
      expect(seenIn(text, origin)).toEqual(refuse('witness_state_damaged', { origin }))
    expect(seenIn(note, 'log.example/other').ok).toBe(false)
  })
})

test('any consistency proof is made from the tiles it needs, and from false tiles none that verifies', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 1_500 }),
      fc.integer({ min: 1, max: 1_500 }),
      fc.nat(),
      async (a, b, at) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)]
        const files = await log.files(to)
        const wanted = new Map<string, HashTileId>()
        for (const node of nodesRead((read) => consistencyProof(from, to, read))) {
          const tile = tileOf(node, to)
          wanted.set(tilePath(tile), tile)
        }
        const contents = [...wanted.keys()].map((path) => new Uint8Array(files.get(path) as Uint8Array))
        const made = () => consistencyProof(from, to, must(nodesFromTiles(to, [...wanted.values()], contents)))
        expect(made().map(toHex)).toEqual(log.proof(from, to).map(toHex))
        const [one, two] = [await seenAt(from), await seenAt(to)]
        const tile = contents[at % Math.max(contents.length, 1)]
        if (!tile) return
        tile[at % tile.length]! ^= 1
        const proof = made()
        const isUsed = proof.some((hash, place) => toHex(hash) !== toHex(log.proof(from, to)[place] as Uint8Array))
        if (isUsed) expect(verifyConsistency(from, to, proof, one.root, two.root)).toBe(false)
      },
    ),
    { numRuns: 40 },
  )
  expect(nodesFromTiles(2, [{ level: 0, index: 0, width: 2 }], [new Uint8Array(63)]).ok).toBe(false)
})
