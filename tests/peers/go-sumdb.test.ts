// An independent implementation reads what we serve: checkpoints, cosigned notes, tiles and proofs are accepted by Go's
// golang.org/x/mod/sumdb, and refused with one bit flipped.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { fromBase64, toBase64, utf8 } from '../../app/rules/bytes.ts'
import { leafHash } from '../../app/rules/merkle.ts'
import { ok } from '../../app/rules/result.ts'
import { parseEntries, tilePath } from '../../app/rules/tiles.ts'
import { parseTlogProof } from '../../app/rules/tlog-proof.ts'
import { commit } from '../../server/ledger/commit.ts'
import { checkpointsOf } from '../../server/ledger/cosignatures.ts'
import { wholeBundle } from '../../server/ledger/export-bundle.ts'
import { headOf } from '../../server/ledger/queries.ts'
import { proveEntry } from '../../server/ledger/receipt.ts'
import { makeBody, must, SETUP } from '../support/body.ts'
import { testContext } from '../support/context.ts'
import { growingLog } from '../support/growing-log.ts'
import { makeWitness } from '../support/witness.ts'
import { type GoPeer, goPeer, type Question } from './go-sumdb.ts'

const peer = goPeer()
const absent = 'absent' in peer ? peer.absent : null
if (absent) process.stderr.write(`tests/peers/go-sumdb.test.ts is skipped: ${absent}\n`)
const go = peer as GoPeer

const folder = mkdtempSync(join(tmpdir(), 'majlis-go-tiles-'))
afterAll(() => rmSync(folder, { recursive: true }))
function put(name: string, files: ReadonlyMap<string, Uint8Array>): string {
  const dir = join(folder, name)
  for (const [path, content] of files) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), content)
  }
  return dir
}
const rootIn = (note: string): string => note.split('\n')[2] as string
const flipped = (base64: string, at = 5): string => {
  const bytes = new Uint8Array(fromBase64(base64))
  bytes[at % bytes.length]! ^= 1
  return toBase64(bytes)
}
/** How many of the questions Go accepts. */
const accepted = (questions: Question[]): number => go(questions).filter((answer) => answer === '').length

describe.skipIf(absent !== null)('Go', () => {
  test('opens our checkpoints and cosigned notes, and none with a bit flipped or another key', async () => {
    const log = growingLog('majlis.example/majlis/council')
    const witness = makeWitness('audit.example/w1')
    const questions: Question[] = []
    for (const size of [1, 2, 255, 256, 257, 70_000]) {
      const plain = await log.note(size)
      const asked = { kind: 'note' as const, size, root: rootIn(plain), log: log.vkey }
      questions.push({ ...asked, note: plain })
      questions.push({ ...asked, note: plain + (await witness.line(plain)), witness: witness.vkey })
    }
    expect(go(questions)).toEqual(questions.map(() => ''))
    const bad = questions.flatMap(({ note = '', ...asked }) => {
      const lines = note.trimEnd().split('\n')
      const forged = lines.flatMap((line, place) => {
        const signed = /^(— \S+ )(\S+)$/.exec(line)
        if (!signed) return place === 1 ? [lines.with(1, String(asked.size + 1))] : []
        // A flipped key id is a stranger's signature; a flipped signature is false.
        return [0, 6, 30, 60].map((at) => lines.with(place, signed[1] + flipped(signed[2] as string, at)))
      })
      return [
        ...forged.map((each) => ({ ...asked, note: `${each.join('\n')}\n` })),
        { ...asked, note, log: growingLog(log.key.name).vkey },
        { ...asked, note, root: flipped(asked.root) },
      ]
    })
    expect(bad.length).toBeGreaterThan(50)
    expect(accepted(bad)).toBe(0)
  })

  test('accepts our inclusion and consistency proofs, and none with a bit flipped', async () => {
    const log = growingLog()
    const sizes = [1, 2, 3, 7, 8, 9, 255, 256, 257, 600]
    const roots = new Map<number, string>()
    for (const size of sizes) roots.set(size, rootIn(await log.note(size)))
    const good: Question[] = []
    for (const size of sizes) {
      const root = roots.get(size) as string
      for (const index of new Set([0, Math.floor(size / 2), size - 1])) {
        const leaf = toBase64(leafHash(utf8(`entry ${index}`)))
        good.push({ kind: 'inclusion', size, root, index, leaf, proof: log.inclusion(index, size).map(toBase64) })
      }
      for (const oldSize of sizes.filter((each) => each <= size)) {
        const proof = log.proof(oldSize, size).map(toBase64)
        good.push({ kind: 'consistency', size, root, oldSize, oldRoot: roots.get(oldSize) as string, proof })
      }
    }
    expect(go(good)).toEqual(good.map(() => ''))
    const bad = good.flatMap((question) => [
      { ...question, root: flipped(question.root) },
      ...(question.leaf ? [{ ...question, leaf: flipped(question.leaf) }] : []),
      ...(question.oldRoot ? [{ ...question, oldRoot: flipped(question.oldRoot) }] : []),
      ...(question.proof ?? []).map((hash, at) => ({
        ...question,
        proof: question.proof?.with(at, flipped(hash)) as string[],
      })),
      { ...question, proof: [...(question.proof ?? []), question.root] },
    ])
    expect(bad.length).toBeGreaterThan(300)
    expect(accepted(bad)).toBe(0)
  })

  test('reads a tree of three levels of tiles by itself, and finds one flipped bit in any of them', async () => {
    const log = growingLog()
    const files = await log.files(600)
    const root = rootIn(await log.note(600))
    const good: Question = { kind: 'tiles', size: 600, root, dir: put('good', files) }
    const paths = [...files.keys()].filter((path) => path.startsWith('tile/'))
    const bad = paths.map((path, at) => {
      const content = new Uint8Array(files.get(path) as Uint8Array)
      content[(at * 37) % content.length]! ^= 1
      return { ...good, dir: put(`bad-${at}`, new Map(files).set(path, content)) }
    })
    expect(go([good])).toEqual([''])
    expect(paths.length).toBeGreaterThan(3)
    // The last tile of a level that Go never needs to read would be accepted: there is none in this tree.
    expect(accepted(bad)).toBe(0)
  })

  test('accepts what the product itself writes: the ledger of a body, its checkpoints and its receipts', async () => {
    const ctx = await testContext()
    const { bodyId } = await makeBody(ctx)
    must(
      await commit(ctx, { bodies: bodyId, actor: SETUP, act: 'test' }, async (work) => {
        for (let entry = 0; entry < 300; entry++)
          work.append({ type: 'sitting.opened', payload: { meeting: `m-${entry}` } })
        return ok({})
      }),
    )
    const head = await headOf(ctx.db, bodyId)
    const log = head?.vkey as string
    const notes = await checkpointsOf(ctx.db, bodyId)
    const files = await wholeBundle(ctx, bodyId)
    const latest = notes.at(-1) as (typeof notes)[number]
    const questions: Question[] = notes.map(({ size, note }) => ({ kind: 'note', note, log, size, root: rootIn(note) }))
    questions.push({
      kind: 'tiles',
      size: latest.size,
      root: rootIn(latest.note),
      dir: put('body', files as Map<string, Uint8Array>),
    })
    const first = must(
      parseEntries(files?.get(tilePath({ level: 'entries', index: 0, width: 256 })) as Uint8Array, 256),
    )
    for (const index of [0, 5, 255]) {
      const receipt = must(parseTlogProof((await proveEntry(ctx.db, bodyId, index)).proof))
      const size = Number(receipt.checkpoint.split('\n')[1])
      const leaf = toBase64(leafHash(first[index] as Uint8Array))
      questions.push({
        kind: 'inclusion',
        size,
        root: rootIn(receipt.checkpoint),
        index,
        leaf,
        proof: receipt.proof.map(toBase64),
      })
    }
    expect(go(questions)).toEqual(questions.map(() => ''))
  })
})
