import { ed25519 } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, fromBase64, toBase64, toHex, utf8 } from '../../app/rules/bytes.ts'
import {
  formatNote,
  formatVkey,
  NOTE_COSIGNATURE_V1,
  type Note,
  type NoteKey,
  noteKey,
  parseNote,
  parseVkey,
  signNote,
  verifyNote,
} from '../../app/rules/signed-note.ts'

const verify = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => ed25519.verify(signature, message, key)
const secret = (seed: number) => new Uint8Array(32).fill(seed)
const keyOf = (name: string, seed: number) => noteKey(name, ed25519.getPublicKey(secret(seed)))
const signAs = (seed: number) => (message: Uint8Array) => ed25519.sign(message, secret(seed))
const TEXT = 'مجلس\n\n12\n'

async function signedBy(text: string, ...signers: [NoteKey, number][]): Promise<Note> {
  const notes = await Promise.all(signers.map(([key, seed]) => signNote(text, key, signAs(seed))))
  return { text, signatures: notes.flatMap((note) => note.signatures) }
}

/** The keys and notes of golang.org/x/mod/sumdb/note's own example and tests (BSD-3-Clause). */
describe("Go's own note", () => {
  const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
  const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
  const line =
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'

  test('verifies with its key', async () => {
    const key = parseVkey(vkey)
    const note = parseNote(`${text}\n${line}`)
    if (!key.ok || !note.ok) throw new Error('malformed')
    expect(formatVkey(key.value)).toBe(vkey)
    expect(formatNote(note.value)).toBe(`${text}\n${line}`)
    expect(await verifyNote(note.value, [key.value], verify)).toEqual({
      ok: true,
      value: { text, signers: [key.value] },
    })
  })

  test('comes out byte for byte from its secret key', async () => {
    const seed = fromBase64('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz').slice(1)
    const key = noteKey('PeterNeumann', ed25519.getPublicKey(seed))
    const note = await signNote(text, key, (message) => ed25519.sign(message, seed))
    expect(formatVkey(key)).toBe(vkey)
    expect(formatNote(note)).toBe(`${text}\n${line}`)
  })
})

test('a key reads back from its text, and only as the type asked for', () => {
  const key = keyOf('majlis.example/cabinet', 1)
  expect(formatVkey(key)).toMatch(/^majlis\.example\/cabinet\+[0-9a-f]{8}\+A/)
  expect(parseVkey(formatVkey(key))).toEqual({ ok: true, value: key })
  expect(parseVkey(formatVkey(key), NOTE_COSIGNATURE_V1)).toEqual({ ok: false, code: 'vkey_wrong_type' })
  const witness = noteKey('audit.example', key.publicKey, NOTE_COSIGNATURE_V1)
  expect(parseVkey(formatVkey(witness), NOTE_COSIGNATURE_V1)).toEqual({ ok: true, value: witness })
})

test('a key text whose id or length is not its own is refused', () => {
  const key = keyOf('a', 1)
  const body = toBase64(concat(Uint8Array.of(1), key.publicKey))
  const short = toBase64(concat(Uint8Array.of(1), key.publicKey.slice(1)))
  const id = toHex(key.id)
  const texts = [`a+00000000+${body}`, `b+${id}+${body}`, `a+${id.toUpperCase()}+${body}`, `a+${id}+${short}`]
  for (const text of [...texts, `a+${id}+`, `+${id}+${body}`, `a b+${id}+${body}`, `a+${id}`, '']) {
    expect(parseVkey(text)).toEqual({ ok: false, code: 'vkey_malformed' })
  }
})

test('a note reads back as it was written', async () => {
  const note = await signedBy(TEXT, [keyOf('a', 1), 1], [keyOf('b', 2), 2])
  expect(parseNote(formatNote(note))).toEqual({ ok: true, value: note })
})

test('any text that is a note text signs, reads back and verifies', async () => {
  const key = keyOf('a', 1)
  const line = fc.string({ unit: 'grapheme' }).filter((text) => [...text].every((c) => c >= ' '))
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1 }), async (lines) => {
      const text = `${lines.join('\n')}\n`
      const parsed = parseNote(formatNote(await signNote(text, key, signAs(1))))
      expect(parsed.ok && (await verifyNote(parsed.value, [key], verify))).toMatchObject({ ok: true, value: { text } })
    }),
    { numRuns: 50 },
  )
})

test('signatures of unknown keys are passed over, even under a trusted name', async () => {
  const [known, stranger, namesake] = [keyOf('a', 1), keyOf('b', 2), keyOf('a', 3)]
  const note = await signedBy(TEXT, [stranger, 2], [namesake, 3], [known, 1])
  expect(await verifyNote(note, [known], verify)).toMatchObject({ ok: true, value: { signers: [known] } })
})

test('a note that no trusted key signed is refused', async () => {
  const note = await signedBy(TEXT, [keyOf('b', 2), 2])
  expect(await verifyNote(note, [keyOf('a', 1)], verify)).toEqual({ ok: false, code: 'signed_note_untrusted' })
  expect(await verifyNote(note, [], verify)).toEqual({ ok: false, code: 'signed_note_untrusted' })
})

test('one bad signature of a trusted key refuses the note, whatever others say', async () => {
  const [a, b] = [keyOf('a', 1), keyOf('b', 2)]
  const forged = await signedBy(TEXT, [a, 1], [b, 3])
  expect(await verifyNote(forged, [a, b], verify)).toEqual({
    ok: false,
    code: 'signed_note_invalid',
    params: { key: 'b' },
  })
  const short = { ...forged, signatures: [{ ...forged.signatures[0]!, signature: new Uint8Array(63) }] }
  expect(await verifyNote(short, [a], verify)).toMatchObject({ ok: false, code: 'signed_note_invalid' })
})

test('another text under the same signatures is refused', async () => {
  const a = keyOf('a', 1)
  const note = await signedBy(TEXT, [a, 1])
  expect(await verifyNote({ ...note, text: 'مجلس\n\n13\n' }, [a], verify)).toMatchObject({ ok: false })
})

test('a cosigner key does not count as a signature of the text', async () => {
  const witness = noteKey('w', ed25519.getPublicKey(secret(1)), NOTE_COSIGNATURE_V1)
  const note = await signedBy(TEXT, [witness, 1])
  expect(await verifyNote(note, [witness], verify)).toEqual({ ok: false, code: 'signed_note_untrusted' })
})

const SIG = toBase64(new Uint8Array(68))
test.each([
  ['nothing', ''],
  ['a text without signatures', 'a\n'],
  ['a text with an empty signature block', 'a\n\n'],
  ['no final newline', `a\n\n— k ${SIG}`],
  ['a hyphen for the dash', `a\n\n- k ${SIG}\n`],
  ['no key name', `a\n\n—  ${SIG}\n`],
  ['a plus in the name', `a\n\n— k+k ${SIG}\n`],
  ['a no-break space in the name', `a\n\n— k\u00a0k ${SIG}\n`],
  ['a third word', `a\n\n— k ${SIG} x\n`],
  ['base64 that is not canonical', `a\n\n— k ${SIG.replace(/A=$/, 'B=')}\n`],
  ['a key id alone', `a\n\n— k ${toBase64(new Uint8Array(4))}\n`],
  ['a tab', `a\tb\n\n— k ${SIG}\n`],
  ['a carriage return', `a\r\n\n— k ${SIG}\n`],
  ['a lone surrogate', `\ud800\n\n— k ${SIG}\n`],
  ['more than a hundred signatures', `a\n\n${`— k ${SIG}\n`.repeat(101)}`],
  ['more than a million characters', `${'a'.repeat(1_000_000)}\n\n— k ${SIG}\n`],
])('%s is no note', (_name, text) => {
  expect(parseNote(text)).toEqual({ ok: false, code: 'signed_note_malformed' })
})

test('what could not be read back throws when written', async () => {
  expect(() => noteKey('a b', new Uint8Array(32))).toThrow(TypeError)
  expect(() => noteKey('a', utf8('short'))).toThrow(TypeError)
  expect(() => formatNote({ text: 'a\n', signatures: [] })).toThrow(TypeError)
  await expect(signNote('no newline', keyOf('a', 1), signAs(1))).rejects.toThrow(TypeError)
})
