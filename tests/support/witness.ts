// A witness in memory, that cosigns whatever it is given: what an honest one refuses is tested elsewhere.
import { generateKeyPairSync, sign as signWith } from 'node:crypto'
import { CHECKPOINT, formatManifest, hashFiles, MANIFEST, type Manifest } from '../../app/rules/bundle/manifest.ts'
import type { Files } from '../../app/rules/bundle/tar.ts'
import { fromUtf8, utf8 } from '../../app/rules/bytes.ts'
import { cosign } from '../../app/rules/cosignature.ts'
import {
  formatSignatureLine,
  formatVkey,
  NOTE_COSIGNATURE_V1,
  noteKey,
  parseNote,
} from '../../app/rules/signed-note.ts'
import { must } from './body.ts'

export function makeWitness(name: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const { x } = publicKey.export({ format: 'jwk' })
  const bytes = new Uint8Array(Buffer.from(x as string, 'base64url'))
  const key = noteKey(name, bytes, NOTE_COSIGNATURE_V1)
  const sign = (message: Uint8Array) => new Uint8Array(signWith(null, message, privateKey))
  return {
    key,
    vkey: formatVkey(key),
    sign,
    /** The signature line for a checkpoint, with its newline. */
    line: async (note: string, time = 1_795_000_000) =>
      formatSignatureLine(await cosign(must(parseNote(note)).text, key, time, sign)),
  }
}
export type Witness = ReturnType<typeof makeWitness>

/** The bundle with these lines below one of its checkpoints, and a manifest that says so. */
export async function cosigned(files: Files, witnesses: Witness[], file: string = CHECKPOINT): Promise<Files> {
  const note = fromUtf8(files.get(file) as Uint8Array)
  const lines = await Promise.all(witnesses.map((witness) => witness.line(note)))
  return repacked(new Map(files).set(file, utf8(note + lines.join(''))))
}

/** A manifest that fits the files again, as a server that changed them would write it. */
export function repacked(files: Files): Files {
  const manifest = JSON.parse(fromUtf8(files.get(MANIFEST) as Uint8Array)) as Manifest
  const others = new Map([...files].filter(([path]) => path !== MANIFEST))
  return new Map(files).set(MANIFEST, formatManifest({ ...manifest, files: hashFiles(others) }))
}
