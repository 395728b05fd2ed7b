// A signed file read by whoever has it: by itself, with its ledger beside it, altered, and made to be hard to read.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packBundle } from '../../../app/rules/bundle/make-bundle.ts'
import { EVIDENCE_TYPE } from '../../../app/rules/document-evidence.ts'
import { actsIn } from '../../../app/rules/verify/acts-in.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import { type DocumentReport, type Held, verifyDocument } from '../../../app/rules/verify/verify-document.ts'
import type { ExtractId } from '../../../app/wire/ids.ts'
import { verify } from '../../../server/cli/verify.ts'
import { wholeBundle } from '../../../server/ledger/export-bundle.ts'
import { entriesOf } from '../../../server/ledger/queries.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { signCades } from '../../../server/signing/cades.ts'
import { issueAuthority } from '../../../server/signing/issue-certificate.ts'
import { lastFile, signaturesOf } from '../../../server/signing/queries.ts'
import { must } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { issue, registerIn, signAs } from '../../support/extracts.ts'
import { approve, begin, circulate, type Minuted, minutedSitting, sign } from '../../support/minutes.ts'

const ctx = await testContext()
const folder = mkdtempSync(join(tmpdir(), 'majlis-document-'))
afterAll(() => rmSync(folder, { recursive: true }))

let at: Minuted
let minutes: Uint8Array
let half: Uint8Array
let extract: Uint8Array
beforeAll(async () => {
  at = await minutedSitting(ctx)
  must(await begin(ctx, at))
  must(await circulate(ctx, at))
  must(await approve(ctx, at))
  must(await sign(ctx, at, at.secretary))
  half = (await lastFile(ctx.db, at.meetingId, 'en'))!.content
  must(await sign(ctx, at, at.chair))
  minutes = (await lastFile(ctx.db, at.meetingId, 'en'))!.content
  const decisionId = await registerIn(ctx, at, at.voteId)
  const { extractId } = must(await issue(ctx, at, decisionId))
  for (const by of [at.secretary, at.chair]) must(await signAs(ctx, at, extractId as ExtractId, by))
  extract = (await lastFile(ctx.db, extractId, 'ar'))!.content
})

const read = async (pdf: Uint8Array, held: Held = {}): Promise<DocumentReport> =>
  must(await verifyDocument(pdf, { verifySignature, verifyEd25519 }, held))
const failed = ({ checks }: DocumentReport) => checks.filter(({ holds }) => holds === false).map(({ check }) => check)
const beside = async ({ bodyId }: Minuted) => {
  const files = (await wholeBundle(ctx, bodyId))!
  return { report: await verifyBundle(files, { verifySignature, verifyEd25519 }), acts: await actsIn(files) }
}
const latin = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')
const flippedAt = (pdf: Uint8Array, place: number) => {
  const flipped = Uint8Array.from(pdf)
  flipped[place] = (flipped[place] as number) ^ 1
  return flipped
}

describe('a signed file by itself', () => {
  test('says what it is of, who signed it and when, and that its text is the ledger’s', async () => {
    const report = await read(minutes)
    expect([report.verdict, failed(report)]).toEqual(['alone', []])
    expect(report.checks).toContainEqual({ check: 'entered', holds: null, params: {} })
    expect(report.about).toMatchObject({ kind: 'minutes', language: 'en', revision: '1' })
    expect(report.about?.words.en).toContain('No.')
    expect(report.signatures.map(({ state, subject }) => [state, subject.cn])).toEqual([
      ['valid', at.secretary.actor.name.en],
      ['valid', at.chair.actor.name.en],
    ])
    const steps = await signaturesOf(ctx.db, at.meetingId)
    const seconds = (when: string | null | undefined) => Math.floor(Date.parse(when ?? '') / 1000)
    for (const [place, { at: when }] of report.signatures.entries())
      expect(Math.abs(seconds(when) - seconds(steps[place + 1]?.at.toISOString()))).toBeLessThan(60)
    const entries = await entriesOf(ctx.db, at.bodyId)
    expect(entries[report.about!.entry]?.type).toBe('minutes.approved')
  })

  test('of a decision carries the number and the words of the register', async () => {
    const report = await read(extract)
    expect([report.verdict, failed(report)]).toEqual(['alone', []])
    expect(report.about).toMatchObject({ kind: 'extract', language: 'ar', number: '1' })
    expect(report.checks.map(({ check }) => check)).toContain('registered')
  })

  test('that waits for a signature says so, and is no worse for it', async () => {
    const report = await read(half)
    expect([report.verdict, failed(report)]).toEqual(['alone', ['complete']])
  })

  test('of which nothing was signed cannot be judged', async () => {
    const end = latin(minutes).indexOf('%%EOF') + 5
    expect(await read(minutes.subarray(0, end))).toMatchObject({ verdict: 'unknown', about: null, signatures: [] })
  })

  test('is found altered wherever a byte is flipped', async () => {
    const text = latin(minutes)
    const evidence = text.indexOf('stream\n', text.indexOf(EVIDENCE_TYPE.replace('/', '#2F')))
    for (const place of [200, Math.floor(half.length / 4), evidence + 100, half.length + 60, minutes.length - 40]) {
      const report = await read(flippedAt(minutes, place))
      expect([place, report.verdict]).toEqual([place, 'altered'])
    }
  })

  test('is found altered with anything after the last signature, or in a signature’s own place', async () => {
    expect(failed(await read(Buffer.concat([minutes, Buffer.from('\n%')])))).toEqual(['whole'])
    const [, from] = /\/ByteRange \[ *0 +(\d+)/.exec(latin(minutes)) ?? []
    const filled = Uint8Array.from(minutes)
    filled.set(Buffer.from('<< /JS (x) >>'), Number(from) + 10_000)
    expect((await read(filled)).signatures[0]?.state).toBe('altered')
  })

  test('with evidence of another text, or of entries that are not proved, is found out', async () => {
    const swap = (change: (json: string) => string) => {
      const text = latin(minutes)
      const start = text.indexOf('stream\n', text.indexOf(EVIDENCE_TYPE.replace('/', '#2F'))) + 7
      const stop = text.indexOf('>\nendstream', start)
      const json = change(Buffer.from(text.slice(start, stop), 'hex').toString('utf8'))
      const hex = Buffer.from(json, 'utf8').toString('hex')
      return new Uint8Array(Buffer.from(text.slice(0, start) + hex + text.slice(stop), 'latin1'))
    }
    expect(failed(await read(swap((json) => json)))).toEqual([])
    expect(failed(await read(swap((json) => json.replace('The meeting', 'The melting'))))).toContain('text')
    expect(failed(await read(swap((json) => json.replace(/"index":\d+/, '"index":1'))))).toContain('evidence')
    expect(
      failed(await read(swap((json) => json.replace(/\\"circulated\\":\\"1\\"/, '\\"circulated\\":\\"7\\"')))),
    ).toContain('evidence')
    for (const json of ['null', '{}', '[]', '{"type":"majlis/evidence/v1"}', '{'])
      expect((await read(swap(() => json))).checks).toContainEqual({ check: 'evidence', holds: null, params: {} })
  })

  test('is held against a key and against the code that was printed', async () => {
    const { ledger, about } = await read(minutes)
    const printed = { minutes: { meeting: at.meetingId as string, digest: about?.digest ?? '' } }
    expect((await read(minutes, { vkey: ledger?.vkey ?? '', ...printed })).verdict).toBe('alone')
    expect(failed(await read(minutes, { vkey: 'another' }))).toEqual(['key'])
    expect(failed(await read(extract, printed))).toEqual(['printed'])
  })

  test('signed by a certificate of one’s own, over other pages that came with the signature, is found out', async () => {
    const forged = await signedAgain((objects) => objects)
    expect([forged.verdict, failed(forged)]).toEqual(['alone', ['complete']])
    const [contents] = /\/Contents (\d+) 0 R/.exec(latin(half)) ?? []
    expect(contents).toBeDefined()
    const number = contents?.split(' ')[1]
    const page = 'BT /F1 24 Tf 72 700 Td (Rejected) Tj ET'
    const drawn = `${number} 0 obj\n<< /Length ${page.length} >>\nstream\n${page}\nendstream\nendobj\n`
    for (const change of [
      (objects: string[]) => [...objects, drawn],
      (objects: string[]) => objects.map((one) => one.replace('/Rect [ 0 0 0 0 ]', '/Rect [ 0 0 595 842 ]')),
      (objects: string[]) => objects.map((one) => one.replace('/Type /Catalog', '/Type /Catalog /OpenAction 7 0 R')),
      (objects: string[]) => objects.map((one) => one.replace('/Names << ', '/Names << /JavaScript << /Names [ ] >> ')),
      (objects: string[]) =>
        objects.map((one) => one.replace('/Type /Page\n', '/Type /Page ').replace(/\/Contents \d+/, '/Contents 1')),
    ]) {
      const report = await signedAgain(change)
      expect([report.verdict, failed(report)]).toEqual(['altered', expect.arrayContaining(['only'])])
    }
  })

  test('by a certificate that was not in force when it signed is found out', async () => {
    const years = 21 * 366 * 86_400_000
    for (const since of [ctx.clock().getTime() - years, ctx.clock().getTime() + years]) {
      const report = await signedAgain((objects) => objects, undefined, since)
      expect(failed(report)).toEqual(['certificates', 'complete'])
    }
  })

  test('with a table that leads elsewhere is found out', async () => {
    for (const [from, to] of [
      [/\/Size (\d+)/, '/Size 7'],
      [/(\d{10}) 00000 n/, '0000000015 00000 n'],
    ] as const) {
      const report = await signedAgain(
        (objects) => objects,
        (table) => table.replace(from, to),
      )
      expect(failed(report)).toContain('only')
    }
  })

  test('that is none, or too long, is refused', async () => {
    const refusal = async (pdf: Uint8Array) => verifyDocument(pdf, { verifySignature, verifyEd25519 })
    expect(await refusal(new Uint8Array())).toMatchObject({ ok: false, code: 'not_a_pdf' })
    expect(await refusal(Buffer.from('PK\x03\x04'))).toMatchObject({ ok: false, code: 'not_a_pdf' })
    const long = new Uint8Array(49 * 1024 * 1024)
    long.set(Buffer.from('%PDF-'))
    expect(await refusal(long)).toMatchObject({ ok: false, code: 'pdf_too_large' })
    const many = Buffer.from(`%PDF-1.7\n${'/ByteRange [ 0 10 20 10 ] '.repeat(13)}`)
    expect(await refusal(many)).toMatchObject({ ok: false, code: 'pdf_too_large' })
  })
})

/** The file as it was before anybody signed, with the same evidence, signed by somebody's own certificate over what they add. */
async function signedAgain(
  change: (objects: string[]) => string[],
  changeTable = (table: string) => table,
  since = ctx.clock().getTime() - 86_400_000,
): Promise<DocumentReport> {
  const text = latin(half)
  const start = text.lastIndexOf('%%EOF', text.indexOf('/ByteRange')) + 5
  const update = text.slice(start)
  const stop = update.lastIndexOf('\nxref\n') + 1
  const objects = change(update.slice(1, stop).split(/(?<=\nendobj\n)/))
  let body = `${text.slice(0, start)}\n`
  const rows: [number, number][] = []
  for (const object of objects) {
    rows.push([Number.parseInt(object, 10), body.length])
    body += object
  }
  const table = rows
    .sort(([one], [other]) => one - other)
    .map(([number, at]) => `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`)
    .join('')
  const trailer = update.slice(update.lastIndexOf('trailer'), update.lastIndexOf('startxref'))
  const pdf = Buffer.from(
    `${body}${changeTable(`xref\n${table}${trailer}`)}startxref\n${body.length}\n%%EOF\n`,
    'latin1',
  )
  const from = pdf.lastIndexOf('/Contents <') + '/Contents '.length
  const to = pdf.indexOf('>', from) + 1
  const offsets = [from, to, pdf.length - to].map((offset) => String(offset).padStart(10, ' ')).join(' ')
  pdf.write(`/ByteRange [ 0 ${offsets} ]`, pdf.lastIndexOf('/ByteRange [ 0 '), 'latin1')
  const issued = await issueAuthority({
    name: [{ CN: ['Nasser'] }],
    serial: Buffer.from([1]),
    at: new Date(since),
  })
  const cms = await signCades(Buffer.concat([pdf.subarray(0, from), pdf.subarray(to)]), { ...issued, chain: [] })
  pdf.write(
    Buffer.from(cms)
      .toString('hex')
      .padEnd(to - from - 2, '0'),
    from + 1,
    'latin1',
  )
  return read(pdf)
}

describe('a signed file beside its ledger', () => {
  test('is the one that the ledger names, with every signature entered', async () => {
    for (const pdf of [minutes, extract]) {
      const report = await read(pdf, { bundle: await beside(at) })
      expect([report.verdict, failed(report)]).toEqual(['valid', []])
      expect(report.signatures.every(({ entry }) => entry !== null)).toBe(true)
    }
  })

  test('is still held against the key that its ledger was given after it was signed', async () => {
    const bundle = await beside(at)
    const old = (await read(minutes)).ledger?.vkey ?? ''
    const fresh = { old, new: 'majlis.test/new+00000000+AA', signature_old: '', signature_new: '' }
    const acts = [
      ...bundle.acts,
      {
        ...{ index: bundle.acts.length, at: '2026-11-17T06:00:00.000Z', type: 'ledger_key.rotated' as const },
        payload: { ...fresh, actor: { system: 'setup' as const }, salt: '' },
      },
    ] as typeof bundle.acts
    expect(failed(await read(minutes, { bundle: { ...bundle, acts }, vkey: fresh.new }))).toEqual([])
    expect(failed(await read(minutes, { bundle, vkey: fresh.new }))).toEqual(['key'])
  })

  test('is not of another body’s ledger', async () => {
    const other = await minutedSitting(ctx)
    expect(failed(await read(minutes, { bundle: await beside(other) }))).toEqual(['entry', 'entered'])
  })

  test('signed by a certificate that the ledger does not name is found out', async () => {
    const bundle = await beside(at)
    const acts = bundle.acts.map((act) =>
      act.type === 'minutes.signed' ? { ...act, payload: { ...act.payload, certificate: '00'.repeat(32) } } : act,
    )
    expect(failed(await read(minutes, { bundle: { ...bundle, acts } }))).toEqual(['entered'])
  })
})

describe('majlis verify FILE.pdf', () => {
  async function run(...args: string[]) {
    const said = { stdout: '', stderr: '' }
    const into = (stream: 'stdout' | 'stderr') => ({ write: (text: string) => (said[stream] += text) })
    return { status: await verify(args, { stdout: into('stdout'), stderr: into('stderr') }), ...said }
  }
  const file = (name: string, content: Uint8Array) => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }

  test('answers 0 for what is as it was signed, by itself and beside its ledger', async () => {
    const tar = file(
      'ledger.tar',
      packBundle((await wholeBundle(ctx, at.bodyId))!, [
        { type: '', at: '2026-11-17T06:00:00.000Z', leaf: '', payload: '' },
      ]),
    )
    const pdf = file('minutes.pdf', minutes)
    const alone = await run(pdf, '--lang', 'ar')
    expect([alone.status, alone.stdout]).toEqual([0, expect.stringContaining('محضر اجتماع')])
    const both = await run(pdf, '--bundle', tar, '--json')
    expect([both.status, JSON.parse(both.stdout).verdict]).toEqual([0, 'valid'])
  })

  test('answers 1 for what was altered or not signed, and 2 for what cannot be used', async () => {
    const altered = await run(file('altered.pdf', flippedAt(minutes, 300)))
    expect([altered.status, altered.stdout]).toEqual([1, expect.stringContaining('✗')])
    expect((await run(file('unsigned.pdf', Buffer.from('%PDF-1.7\n%%EOF')))).status).toBe(1)
    expect(await run(file('none.pdf', Buffer.from('text')))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('is no PDF'),
    })
    expect((await run(join(folder, 'missing.pdf'))).status).toBe(2)
    expect((await run(file('minutes.pdf', minutes), '--bundle', file('text.tar', Buffer.from('text')))).status).toBe(2)
  })
})
