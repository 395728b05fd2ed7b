import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { readTar } from '../../../app/rules/bundle/read-tar.ts'
import { type Files, writeTar } from '../../../app/rules/bundle/tar.ts'
import { utf8 } from '../../../app/rules/bytes.ts'

const folder = mkdtempSync(join(tmpdir(), 'majlis-tar-'))
afterAll(() => rmSync(folder, { recursive: true }))

const path = fc
  .array(fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,30}$/), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('/'))
const anyFiles = fc
  .dictionary(path, fc.uint8Array({ maxLength: 1500 }), { minKeys: 1, maxKeys: 12 })
  .map((files): Files => new Map(Object.entries(files)))

describe('a tar of ours', () => {
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(anyFiles, (files) => {
        const read = readTar(writeTar(files, 1_700_000_000))
        expect(read.ok && [...read.value.files].sort()).toEqual([...files].sort())
      }),
    )
  })

  test('may hold more files than a call may have arguments', () => {
    const many: Files = new Map(Array.from({ length: 70_000 }, (_, place) => [`f/${place}`, new Uint8Array(1)]))
    const read = readTar(writeTar(many, 0))
    expect(read.ok && read.value.files.size).toBe(70_000)
  })

  test('is the same bytes whatever the order of the files', () => {
    fc.assert(
      fc.property(anyFiles, (files) => {
        expect(writeTar(new Map([...files].reverse()), 7)).toEqual(writeTar(files, 7))
      }),
    )
  })

  test('is unpacked by tar itself, and what tar packs is read', () => {
    const long = `votes/${'v'.repeat(64)}/${'b'.repeat(60)}.csv`
    const files: Files = new Map([
      ['manifest.json', utf8('{}\n')],
      ['tile/entries/000.p/7', new Uint8Array(600)],
      [long, utf8('index\r\n')],
    ])
    writeFileSync(join(folder, 'ours.tar'), writeTar(files, 1_700_000_000))
    execFileSync('tar', ['xf', 'ours.tar'], { cwd: folder })
    expect(readFileSync(join(folder, long), 'utf8')).toBe('index\r\n')
    expect(statSync(join(folder, 'manifest.json')).mtimeMs).toBe(1_700_000_000_000)
    execFileSync(
      'tar',
      ['cf', 'theirs.tar', '--format=ustar', ...readdirSync(folder).filter((name) => !name.endsWith('.tar'))],
      {
        cwd: folder,
      },
    )
    const theirs = readTar(new Uint8Array(readFileSync(join(folder, 'theirs.tar'))))
    expect(theirs.ok && [...theirs.value.files].sort()).toEqual([...files].sort())
  })
})

describe('a tar that is not whole or not honest is refused', () => {
  const whole = writeTar(new Map([['a', utf8('some words')]]), 0)
  const refusal = (bytes: Uint8Array) => {
    const read = readTar(bytes)
    return read.ok ? null : read.params?.reason
  }
  const renamed = (name: string) => writeTar(new Map([[name, utf8('x')]]), 0)

  test('cut short', () => {
    expect(refusal(whole.subarray(0, 520))).toBe('cut_short')
    expect(refusal(whole.subarray(0, 1024))).toBe('cut_short')
  })
  test('no tar at all, or nothing in it', () => {
    expect(refusal(utf8('hello'))).toBe('not_tar')
    expect(refusal(new Uint8Array(2048).fill(7))).toBe('not_tar')
    expect(refusal(new Uint8Array(1024))).toBe('empty')
  })
  test('paths that climb or begin at the root, and a path twice', () => {
    for (const name of ['../a', '/etc/a', 'a//b', 'a/../b']) expect(refusal(renamed(name))).toBe('path')
    const one = whole.subarray(0, 1024)
    expect(refusal(new Uint8Array([...one, ...one, ...new Uint8Array(1024)]))).toBe('path')
  })
})

describe('a flipped bit', () => {
  const files: Files = new Map([
    ['a', utf8('some words')],
    ['b', new Uint8Array(512).fill(7)],
    ['c', utf8('more words')],
  ])
  const whole = writeTar(files, 0)
  const read = (at: number, bit: number) => {
    const altered = whole.slice()
    altered[at]! ^= 1 << bit
    return readTar(altered)
  }
  const [headerOfB, contentOfB, headerOfC] = [1024, 1536, 2048]

  test('in a header is told with its place, and the files around it are still read', () => {
    fc.assert(
      fc.property(fc.nat(511), fc.nat(7), (at, bit) => {
        const packed = read(headerOfB + at, bit)
        expect(packed.ok && packed.value.damage.map(({ at, part }) => [at, part])).toContainEqual([headerOfB, 'header'])
        expect(packed.ok && [...packed.value.files.keys()]).toEqual(expect.arrayContaining(['a', 'c']))
        const found = packed.ok ? [...packed.value.files.values()] : []
        // A damaged size that still fits its blocks may cut the content short, but never puts another's bytes in.
        if (found.length === 3) expect(found[1]).toEqual(files.get('b')?.slice(0, found[1]?.length))
      }),
    )
  })

  test('outside the headers and the contents is told with its place', () => {
    for (const at of [512 + 10, 1023, headerOfC + 512 + 10, whole.length - 1, whole.length - 1024]) {
      const packed = read(at, 3)
      expect(packed.ok && packed.value.damage).toHaveLength(1)
    }
  })

  test('in a content is left to the manifest', () => {
    const packed = read(contentOfB, 0)
    expect(packed.ok && packed.value.damage).toEqual([])
  })
})
