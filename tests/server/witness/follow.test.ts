// The witness reads a log by itself: growth is cosigned and kept, a fork and a roll-back are refused and kept as evidence.
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { cosignersOf } from '../../../app/rules/cosignature.ts'
import { NOTE_COSIGNATURE_V1, parseNote, parseVkey } from '../../../app/rules/signed-note.ts'
import { verifyEd25519 } from '../../../server/platform/verify-signature.ts'
import { checkpointFile } from '../../../server/witness/folder.ts'
import { must } from '../../support/body.ts'
import { type GrowingLog, growingLog } from '../../support/growing-log.ts'
import { witnessHome } from './support.ts'

let home: ReturnType<typeof witnessHome>
let log: GrowingLog
let vkey: string
const homes: ReturnType<typeof witnessHome>[] = []
afterAll(() => {
  for (const each of homes) each.remove()
})

beforeEach(async () => {
  home = witnessHome()
  homes.push(home)
  log = growingLog()
  const made = await home.run(['init', home.folder, '--name', 'audit.example/w1'])
  vkey = made.stdout.trim().split('\n').at(-1) as string
})
const watch = async (at: number, of = log) => {
  const source = home.serve('log', await of.files(at))
  return home.run(['add', home.folder, source, '--key', log.vkey])
}
const once = (...more: string[]) => home.run(['run', home.folder, '--once', ...more])
const grow = async (to: number, of = log) => home.serve('log', await of.files(to))
const origin = 'log.example/council'
const sizeKept = () => Number(home.kept(origin).split('\n')[1])

describe('a new witness', () => {
  test('has a key that only its owner may read, and prints the other half', async () => {
    expect(must(parseVkey(vkey, NOTE_COSIGNATURE_V1)).name).toBe('audit.example/w1')
    expect(statSync(join(home.folder, 'key.pem')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(home.folder, 'key.pem'), 'utf8')).toContain('PRIVATE KEY')
  })

  test('is made once: another in its place would be another witness', async () => {
    const before = readFileSync(join(home.folder, 'key.pem'), 'utf8')
    const again = await home.run(['init', home.folder])
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('witness_there_already')])
    expect(readFileSync(join(home.folder, 'key.pem'), 'utf8')).toBe(before)
  })

  test('wants a folder, a key that can be read, and words it knows', async () => {
    for (const args of [
      [],
      ['init'],
      ['add', home.folder],
      ['watch', home.folder],
      ['run', home.folder, '--port', 'x'],
    ])
      expect((await home.run(args)).code).toBe(2)
    const wrong = await home.run(['add', home.folder, '/nowhere', '--key', 'nothing'])
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('witness_log_key_malformed')])
    expect((await home.run(['run', join(home.home, 'none'), '--once'])).stderr).toContain('witness_not_there')
    expect((await home.run(['init', join(home.home, 'other'), '--name', 'a b'])).stderr).toContain(
      'witness_name_malformed',
    )
  })
})

describe('a log that grows', () => {
  test('is cosigned at first sight and at every growth, and once kept it is kept', async () => {
    expect((await watch(5)).code).toBe(0)
    expect(await once()).toMatchObject({ code: 0, stdout: `${origin}: cosigned up to 5.\n` })
    for (const size of [6, 256, 257, 900]) {
      await grow(size)
      expect((await once()).code).toBe(0)
      expect(sizeKept()).toBe(size)
    }
    const kept = must(parseNote(home.kept(origin)))
    const key = must(parseVkey(vkey, NOTE_COSIGNATURE_V1))
    const { cosigners, invalid } = await cosignersOf(kept, [key], verifyEd25519)
    expect([cosigners.length, invalid.length]).toEqual([1, 0])
    expect(Math.abs((cosigners[0]?.time ?? 0) - Date.now() / 1000)).toBeLessThan(3_600)
    expect(await once('--lang', 'ar')).toMatchObject({ code: 0, stdout: expect.stringContaining('لا جديد') })
  })

  test('is read over HTTP from its address', async () => {
    let files = await log.files(300)
    const http = createServer((request, response) => {
      const content = files.get((request.url ?? '').replace('/ledger/council/', ''))
      response.writeHead(content ? 200 : 404).end(content)
    })
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    try {
      const address = `http://127.0.0.1:${(http.address() as AddressInfo).port}/ledger/council/`
      expect((await home.run(['add', home.folder, address, '--key', log.vkey])).code).toBe(0)
      expect((await once()).code).toBe(0)
      files = await log.files(700)
      expect((await once()).code).toBe(0)
      expect(sizeKept()).toBe(700)
    } finally {
      http.close()
    }
  })
})

describe('a log that is not what it was', () => {
  test('forked is refused at the same size and at a larger one; what was seen stays, what was shown is evidence', async () => {
    await watch(300)
    await once()
    const kept = home.kept(origin)
    const fork = log.fork()
    for (const size of [300, 520]) {
      await grow(size, fork)
      const refused = await once()
      expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('majlis witness: witness_forked: ')])
      expect(home.kept(origin)).toBe(kept)
      expect(home.evidence()).toContain(await fork.note(size))
    }
    await grow(520)
    expect((await once()).code).toBe(0)
    expect(sizeKept()).toBe(520)
  })

  test('rolled back is refused, though the shorter tree is a beginning of the longer', async () => {
    await watch(300)
    await once()
    await grow(299)
    const refused = await once()
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('witness_rolled_back')])
    expect(sizeKept()).toBe(300)
    expect(home.evidence()).toEqual([await log.note(299)])
  })

  test('signed by another key is refused, whatever its size, and proves nothing against the log', async () => {
    await watch(300)
    await once()
    for (const size of [200, 300, 400]) {
      await grow(size, growingLog(origin) as GrowingLog)
      const refused = await once()
      expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('witness_not_signed')])
    }
    expect([sizeKept(), home.evidence()]).toEqual([300, []])
  })

  test('served without the tiles that a proof needs is not read, and nothing is signed', async () => {
    await watch(300)
    await once()
    const files = await log.files(700)
    for (const path of files.keys()) if (path.startsWith('tile/0/')) files.delete(path)
    home.serve('log', files)
    expect(await once()).toMatchObject({ code: 2, stderr: expect.stringContaining('witness_source_unread') })
    home.serve('log', new Map())
    expect((await once()).code).toBe(2)
    home.serve('log', await growingLog('log.example/other').files(9))
    expect((await once()).stderr).toContain('witness_other_log')
    expect(sizeKept()).toBe(300)
  })

  test('of which the last checkpoint is damaged on this disk is not cosigned as if it were new', async () => {
    await watch(300)
    await once()
    writeFileSync(checkpointFile(home.folder, origin), 'damaged')
    const refused = await once()
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('witness_state_damaged')])
  })

  test('does not keep the others from being cosigned', async () => {
    await watch(300)
    const other = growingLog('log.example/board')
    const source = home.serve('board', await other.files(20))
    await home.run(['add', home.folder, source, '--key', other.vkey])
    await once()
    await grow(100)
    home.serve('board', await other.files(30))
    expect((await once()).code).toBe(1)
    expect(home.kept('log.example/board').split('\n')[1]).toBe('30')
  })
})
