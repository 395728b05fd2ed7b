import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { packBundle } from '../../../app/rules/bundle/make-bundle.ts'
import { readTar } from '../../../app/rules/bundle/read-tar.ts'
import type { Files } from '../../../app/rules/bundle/tar.ts'
import { parseTilePath } from '../../../app/rules/tiles.ts'
import type { Finding } from '../../../app/rules/verify/report.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { honestLedger } from '../../support/ledger-builder.ts'

let files: Files
beforeAll(async () => {
  files = await (await honestLedger()).ledger.bundle()
})

/** The findings after one bit of one byte was flipped; the manifest is not asked, as if a thief had mended it. */
async function findAfterFlip(path: string, at: number, bit: number, without?: string): Promise<Finding[]> {
  const altered = new Map(files)
  const content = new Uint8Array(files.get(path)!)
  content[at]! ^= 1 << bit
  altered.set(path, content)
  if (without) altered.delete(without)
  const report = await verifyBundle(altered, { verifySignature, verifyEd25519 })
  return report.findings.filter(({ severity }) => severity === 'error')
}

/** The entries whose bytes lie at this place of an entry bundle. */
function entryAt(path: string, at: number): number {
  const tile = parseTilePath(path)
  const content = files.get(path)!
  let index = tile.ok ? tile.value.index * 256 : 0
  for (let from = 0; from < content.length; index++) {
    from += 2 + content[from]! * 256 + content[from + 1]!
    if (at < from) return index
  }
  return index
}

const isContent = (rule: string) => rule !== 'manifest.file_differs'
const anyBit = (path: string) => fc.tuple(fc.nat(files.get(path)!.length - 1), fc.nat(7))

describe('one flipped byte', () => {
  test('in any file is found, with that file named', async () => {
    for (const path of files.keys()) {
      await fc.assert(
        fc.asyncProperty(anyBit(path), async ([at, bit]) => {
          const found = await findAfterFlip(path, at, bit)
          const named = found.some(({ file }) => file === path)
          // A manifest that still reads may blame the file whose line was flipped; it can never pass.
          expect(path === 'manifest.json' ? found.length > 0 : named).toBe(true)
        }),
        { numRuns: 2 },
      )
    }
  })

  test('in a payload is found with its entry, whatever the manifest says', async () => {
    const paths = [...files.keys()].filter((path) => path.startsWith('payloads/'))
    for (const path of paths) {
      const entry = Number(/\d+/.exec(path)![0])
      await fc.assert(
        fc.asyncProperty(anyBit(path), async ([at, bit]) => {
          const found = (await findAfterFlip(path, at, bit)).filter(({ rule }) => isContent(rule))
          expect(found.some((finding) => finding.rule === 'payload.differs' && finding.entry === entry)).toBe(true)
        }),
        { numRuns: 2 },
      )
    }
  })

  test('in the leaves is found with its entry, or with the file where it broke the framing', async () => {
    const path = [...files.keys()].find((file) => file.startsWith('tile/entries/'))!
    await fc.assert(
      fc.asyncProperty(anyBit(path), async ([at, bit]) => {
        const found = (await findAfterFlip(path, at, bit)).filter(({ rule }) => isContent(rule))
        const entry = entryAt(path, at)
        const named = found.some((finding) => finding.rule === 'tree.entry_differs' && finding.entry === entry)
        const unframed = found.some((finding) => finding.rule === 'tree.bundle_malformed' && finding.file === path)
        expect(named || unframed).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('in the hashes is found with the entry, and the root no longer agrees', async () => {
    const path = [...files.keys()].find((file) => file.startsWith('tile/0/'))!
    await fc.assert(
      fc.asyncProperty(anyBit(path), async ([at, bit]) => {
        const found = (await findAfterFlip(path, at, bit)).filter(({ rule }) => isContent(rule))
        const entry = Math.floor(at / 32)
        expect(found.some((finding) => finding.rule === 'tree.entry_differs' && finding.entry === entry)).toBe(true)
        expect(found.some(({ rule, file }) => rule === 'tree.root_differs' && file === 'checkpoint')).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  test('in every part of a checkpoint is found, with its file named', async () => {
    for (const path of [...files.keys()].filter((file) => file.startsWith('checkpoint'))) {
      for (let at = 0; at < files.get(path)!.length; at += 7) {
        const found = (await findAfterFlip(path, at, at % 8)).filter(({ rule }) => isContent(rule))
        expect(found.some(({ file }) => file === path)).toBe(true)
      }
    }
  })

  test('anywhere is found even when the manifest is gone', async () => {
    const paths = [...files.keys()].filter((path) => /^(payloads|tile|checkpoints)\/|^checkpoint$/.test(path))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.nat(), fc.nat(7), async (path, place, bit) => {
        const found = await findAfterFlip(path, place % files.get(path)!.length, bit, 'manifest.json')
        const tile = path.startsWith('tile/')
        expect(found.some(({ file, entry }) => file === path || (tile && entry !== null))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

describe('one flipped bit of the tar', () => {
  test('anywhere at all, is found', async () => {
    const entries = [{ type: '', at: '2026-11-17T06:00:00.000Z', leaf: '', payload: '' }]
    const whole = packBundle(files, entries)
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (at, bit) => {
        const altered = whole.slice()
        altered[at]! ^= 1 << bit
        const packed = readTar(altered)
        expect(packed.ok).toBe(true)
        if (!packed.ok) return
        const { files, damage } = packed.value
        const report = await verifyBundle(files, { verifySignature, verifyEd25519, damage })
        expect(report.summary.verdict).toBe('findings')
        expect(
          report.findings.some(({ file, entry, rule }) => file || entry !== null || rule === 'bundle.damaged'),
        ).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})

describe('any damage at all', () => {
  test('ends in a report, never in an exception', async () => {
    const paths = [...files.keys()]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.oneof(
          fc.uint8Array({ maxLength: 80 }),
          fc.json().map((text) => new TextEncoder().encode(text)),
        ),
        async (path, content) => {
          const altered = new Map(files).set(path, content)
          expect((await verifyBundle(altered, { verifySignature, verifyEd25519 })).summary.verdict).toBe('findings')
        },
      ),
      { numRuns: 60 },
    )
  })

  test('a file that is missing is named', async () => {
    for (const path of files.keys()) {
      const altered = new Map(files)
      altered.delete(path)
      const { findings } = await verifyBundle(altered, { verifySignature, verifyEd25519 })
      expect(findings.some(({ file, severity }) => file === path && severity === 'error')).toBe(true)
    }
  })
})
