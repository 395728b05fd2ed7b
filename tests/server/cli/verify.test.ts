import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packBundle } from '../../../app/rules/bundle/make-bundle.ts'
import type { Files } from '../../../app/rules/bundle/tar.ts'
import { proofFile } from '../../../app/rules/verify/verify-receipt.ts'
import { verify } from '../../../server/cli/verify.ts'
import { honestLedger, type LedgerBuilder } from '../../support/ledger-builder.ts'
import { receiptOf } from '../../support/receipt.ts'
import { cosigned, makeWitness } from '../../support/witness.ts'

const folder = mkdtempSync(join(tmpdir(), 'majlis-verify-'))
afterAll(() => rmSync(folder, { recursive: true }))

let ledger: LedgerBuilder
let files: Files
const tar = join(folder, 'ledger.tar')
const write = (path: string, content: Files) =>
  writeFileSync(path, packBundle(content, [{ type: '', at: '2026-11-17T06:00:00.000Z', leaf: '', payload: '' }]))

beforeAll(async () => {
  ledger = (await honestLedger()).ledger
  files = await ledger.bundle()
  write(tar, files)
})

const firstReceipt = (of: LedgerBuilder, bundle: Files) =>
  receiptOf(
    of,
    bundle,
    of.drafts.findIndex(({ type }) => type === 'ballot.cast'),
  )

async function run(...args: string[]) {
  const said = { stdout: '', stderr: '' }
  const into = (stream: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      said[stream] += text
    },
  })
  const code = await verify(args, { stdout: into('stdout'), stderr: into('stderr') })
  return { code, ...said }
}

describe('majlis verify', () => {
  test('passes an honest bundle with exit 0, in English and in Arabic', async () => {
    const english = await run(tar)
    expect(english).toMatchObject({ code: 0, stderr: '' })
    expect(english.stdout).toContain('The ledger verifies at size')
    expect(english.stdout).toContain('Adopted (3 : 1 : 0)')
    const arabic = await run(tar, '--lang', 'ar')
    expect(arabic.stdout).toContain('السجل سليم حتى حجم')
    expect(arabic.stdout).toContain('أُقِرّ (٣ : ١ : ٠)')
  })

  test('takes a folder into which the bundle was unpacked by tar', async () => {
    const unpacked = join(folder, 'unpacked')
    mkdirSync(unpacked)
    execFileSync('tar', ['xf', tar, '-C', unpacked])
    expect((await run(unpacked, '--json')).code).toBe(0)
  })

  test('holds the receipts that members kept against the bundle', async () => {
    const index = ledger.drafts.findIndex(({ type }) => type === 'ballot.cast')
    const receipt = join(folder, 'mine.json')
    writeFileSync(receipt, JSON.stringify(receiptOf(ledger, files, index)))
    expect((await run(tar, '--receipt', receipt, '--receipt', receipt)).code).toBe(0)
    const other = (await honestLedger()).ledger
    const path = join(folder, 'another.tar')
    write(path, await other.bundle())
    const found = await run(path, '--receipt', receipt)
    expect(found.code).toBe(1)
    expect(found.stdout).toContain(`receipt.other_ledger · ${receipt}`)
    expect((await run(tar, '--receipt', join(folder, 'nothing.json'))).code).toBe(2)
  })

  test('prints its whole report as JSON, and exits 1 for a finding with its entry', async () => {
    const altered = new Map(files)
    const payload = new Uint8Array(altered.get('payloads/7.json')!)
    payload[40]! ^= 1
    const path = join(folder, 'altered.tar')
    write(path, altered.set('payloads/7.json', payload))
    const { code, stdout } = await run(path, '--json')
    expect(code).toBe(1)
    const report = JSON.parse(stdout)
    expect(report).toMatchObject({ format: 'majlis/report/v1', summary: { verdict: 'findings' } })
    expect(report.findings).toContainEqual(expect.objectContaining({ rule: 'payload.differs', entry: 7 }))
    expect((await run(path)).stdout).toContain('entry 7')
    expect((await run(path, '--lang', 'ar')).stdout).toContain('القيد ٧')
  })

  test('takes the auditor’s own key and an earlier checkpoint', async () => {
    const since = join(folder, 'since')
    writeFileSync(since, files.get('checkpoints/19')!)
    expect((await run(tar, '--key', ledger.vkey, '--since', since)).code).toBe(0)
    const other = (await honestLedger()).ledger
    expect((await run(tar, '--key', other.vkey)).code).toBe(1)
  })

  test('holds a bundle against a receipt, a bare proof and a policy, from files', async () => {
    const receipt = firstReceipt(ledger, files)
    const held = (name: string, text: string) => {
      const path = join(folder, name)
      writeFileSync(path, text)
      return path
    }
    const json = held('receipt.json', JSON.stringify(receipt))
    const proof = held('receipt.tlog-proof', proofFile(receipt) as string)
    const policy = held('policy', `log ${ledger.vkey}\nquorum none\n`)
    for (const path of [json, proof]) expect((await run(tar, '--receipt', path, '--policy', policy)).code).toBe(0)
    expect((await run(proof, '--policy', policy)).code).toBe(0)
    expect((await run(proof)).code).toBe(1)
    const other = (await honestLedger()).ledger
    const stranger = held('stranger.json', JSON.stringify(firstReceipt(other, await other.bundle())))
    const found = await run(tar, '--receipt', stranger)
    expect([found.code, found.stdout.includes('receipt.other_ledger')]).toEqual([1, true])
    const witness = makeWitness('audit.example/w1')
    const strict = held('strict', `log ${ledger.vkey}\nwitness w ${witness.vkey}\nquorum w\n`)
    const missing = await run(tar, '--policy', strict)
    expect([missing.code, missing.stdout.includes('notes.quorum_missing')]).toEqual([1, true])
    const cosignedTar = join(folder, 'cosigned.tar')
    write(cosignedTar, await cosigned(files, [witness]))
    expect((await run(cosignedTar, '--policy', strict)).code).toBe(0)
    expect(await run(tar, '--policy', held('wrong', 'quorum none\ntrust me\n'))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('line 2'),
    })
    expect((await run(tar, '--receipt', join(folder, 'nowhere.json'))).code).toBe(2)
  })

  test('exits 2 with one line for what is no bundle, is not there, or was asked wrongly', async () => {
    const text = join(folder, 'words.tar')
    writeFileSync(text, 'These are words.')
    for (const args of [[text], [join(folder, 'nowhere.tar')], [], [tar, '--loud'], [tar, '--lang', 'fr']]) {
      const { code, stdout, stderr } = await run(...args)
      expect({ code, stdout, lines: stderr.trim().split('\n').length }).toEqual({ code: 2, stdout: '', lines: 1 })
    }
  })

  test('runs from the command line without a database, and help needs no command', () => {
    const majlis = (...args: string[]) =>
      spawnSync(process.execPath, ['server/main.mjs', 'cli', ...args], {
        encoding: 'utf8',
        env: { ...process.env, DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' },
      })
    const checked = majlis('verify', tar, '--json')
    expect([checked.status, JSON.parse(checked.stdout).summary.verdict]).toEqual([0, 'clean'])
    const help = majlis()
    expect(help.status).toBe(0)
    for (const name of ['verify', 'export', 'fsck', 'seed', 'read'])
      expect(help.stdout).toContain(`  ${name} `.trimEnd())
    expect(majlis('nonsense').status).toBe(2)
  })
})

test('no file that verify loads can reach a database or a network', () => {
  const probe = `
    const seen = []
    const { registerHooks } = await import('node:module')
    registerHooks({ resolve(specifier, context, next) { const found = next(specifier, context); seen.push(found.url); return found } })
    await import(${JSON.stringify(join(process.cwd(), 'server/cli/verify.ts'))})
    console.log(JSON.stringify(seen))`
  const seen = JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', probe], { encoding: 'utf8' }),
  ) as string[]
  const wrong = seen.filter((url) =>
    /\/(db|drizzle-orm|pg|server\/(?!cli\/|platform\/(verify-signature|signature-thread)))|^node:(net|http|https|tls|dgram)$/.test(
      url,
    ),
  )
  expect(wrong).toEqual([])
  expect(dirname(seen[0]!)).toContain('server/cli')
})
