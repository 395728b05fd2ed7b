import { readFileSync } from 'node:fs'
import { ed25519 } from '@noble/curves/ed25519.js'
import { expect, test } from 'vitest'
import { formatCheckpoint, openCheckpoint, parseCheckpoint, parseDecimal } from '../../app/rules/checkpoint.ts'
import { emptyRoot } from '../../app/rules/merkle.ts'
import { formatNote, noteKey, parseVkey, signNote } from '../../app/rules/signed-note.ts'

const VKEY = 'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx'
const vkey = parseVkey(VKEY)
if (!vkey.ok) throw new Error('The key of the test log is malformed')
const log = { origin: 'example.com/log/testdata', keys: [vkey.value] }
const verify = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => ed25519.verify(signature, message, key)
const read = (size: number) => readFileSync(new URL(`../vectors/tlog/checkpoint.${size}`, import.meta.url), 'utf8')
const SIZES = Array.from({ length: 16 }, (_, size) => size)

test.each(SIZES)(
  'the checkpoint of size %i of the test log is signed by its key and writes back the same',
  async (size) => {
    const opened = await openCheckpoint(read(size), log, verify)
    if (!opened.ok) throw new Error(opened.code)
    expect(opened.value.checkpoint).toMatchObject({ origin: log.origin, size, extensions: [] })
    expect(formatCheckpoint(opened.value.checkpoint)).toBe(opened.value.note.text)
    expect(formatNote(opened.value.note)).toBe(read(size))
    if (size === 0) expect(opened.value.checkpoint.root).toEqual(emptyRoot())
  },
)

test('a checkpoint with another size under the same signature is refused', async () => {
  const altered = read(7).replace('\n7\n', '\n8\n')
  expect(await openCheckpoint(altered, log, verify)).toMatchObject({ ok: false, code: 'signed_note_invalid' })
})

test('a key of another name cannot speak for the log', async () => {
  const secret = new Uint8Array(32).fill(1)
  const witness = noteKey('witness.example', ed25519.getPublicKey(secret))
  const note = await signNote(
    formatCheckpoint({ origin: log.origin, size: 0, root: emptyRoot(), extensions: [] }),
    witness,
    (message) => ed25519.sign(message, secret),
  )
  const opened = await openCheckpoint(formatNote(note), { ...log, keys: [vkey.value, witness] }, verify)
  expect(opened).toEqual({ ok: false, code: 'signed_note_untrusted' })
})

test("a checkpoint of another log is refused, though signed by this log's key", async () => {
  const secret = new Uint8Array(32).fill(1)
  const key = noteKey('a.example', ed25519.getPublicKey(secret))
  const text = formatCheckpoint({ origin: 'b.example', size: 0, root: emptyRoot(), extensions: [] })
  const note = await signNote(text, key, (message) => ed25519.sign(message, secret))
  expect(await openCheckpoint(formatNote(note), { origin: 'a.example', keys: [key] }, verify)).toEqual({
    ok: false,
    code: 'checkpoint_other_origin',
    params: { origin: 'b.example' },
  })
})

const ROOT = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I='

test('the example of the specification is read, extension lines too', () => {
  const text = `example.com/behind-the-sofa\n20852163\n${ROOT}\nfirst\nsecond\n`
  const parsed = parseCheckpoint(text)
  expect(parsed).toMatchObject({ ok: true, value: { size: 20852163, extensions: ['first', 'second'] } })
  expect(parsed.ok && formatCheckpoint(parsed.value)).toBe(text)
})

test.each([
  ['no final newline', `a\n1\n${ROOT}`],
  ['two lines', 'a\n1\n'],
  ['an empty origin', `\n1\n${ROOT}\n`],
  ['an empty extension line', `a\n1\n${ROOT}\n\nx\n`],
  ['a leading zero', `a\n01\n${ROOT}\n`],
  ['a sign', `a\n+1\n${ROOT}\n`],
  ['a size beyond exact integers', `a\n9007199254740992\n${ROOT}\n`],
  ['Arabic-Indic digits', `a\n١\n${ROOT}\n`],
  ['a short root', 'a\n1\nAAAA\n'],
  ['a root with stray bits', `a\n1\n${ROOT.replace('I=', 'J=')}\n`],
])('%s is no checkpoint', (_name, text) => {
  expect(parseCheckpoint(text)).toEqual({ ok: false, code: 'checkpoint_malformed' })
})

test('a decimal is ASCII, exact and without leading zeros', () => {
  expect(['0', '10', '9007199254740991'].map(parseDecimal)).toEqual([0, 10, Number.MAX_SAFE_INTEGER])
  expect(['', '00', '-0', '1.0', '1e3', ' 1', '1\n'].map(parseDecimal)).toEqual(Array(7).fill(null))
})

test('what could not be read back throws when written', () => {
  const good = { origin: 'a', size: 1, root: emptyRoot(), extensions: [] }
  expect(() => formatCheckpoint({ ...good, origin: '' })).toThrow(TypeError)
  expect(() => formatCheckpoint({ ...good, origin: 'a\nb' })).toThrow(TypeError)
  expect(() => formatCheckpoint({ ...good, size: -1 })).toThrow(RangeError)
  expect(() => formatCheckpoint({ ...good, root: new Uint8Array(31) })).toThrow(RangeError)
})
