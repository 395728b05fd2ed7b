import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { refuse } from '../../app/rules/result.ts'
import { formatVkey, NOTE_COSIGNATURE_V1, NOTE_ED25519, type NoteKey, noteKey } from '../../app/rules/signed-note.ts'
import { formatPolicy, isQuorum, parsePolicy, policyOf } from '../../app/rules/tlog-policy.ts'
import { must } from '../support/body.ts'

const log = noteKey('example.com/log', new Uint8Array(randomBytes(32)), NOTE_ED25519)
const keys = Object.fromEntries(
  ['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3'].map((name) => [
    name,
    noteKey(`w.example/${name}`, new Uint8Array(randomBytes(32)), NOTE_COSIGNATURE_V1),
  ]),
) as Record<string, NoteKey>
const vkeyOf = (name: string) => formatVkey(keys[name] as NoteKey)
const witnessLines = Object.keys(keys).map((name) => `witness ${name} ${vkeyOf(name)}`)

/** The example of the specification. */
const EXAMPLE = `# A comment, then an empty line

log ${formatVkey(log)} https://example.com/log
\t${witnessLines.slice(0, 3).join('\n')}
group X-witnesses 2 X1 X2 X3

${witnessLines.slice(3).join('\n')}
group Y-witnesses any Y1 Y2 Y3

  group X-and-Y\tall X-witnesses Y-witnesses
quorum X-and-Y
`
const met = (text: string, ...names: string[]) =>
  isQuorum(
    must(parsePolicy(text)),
    names.map((name) => keys[name] as NoteKey),
  )

describe('a policy', () => {
  test('of two groups asks for two of one and any of the other', () => {
    expect(must(parsePolicy(EXAMPLE)).logs).toEqual([{ key: log, url: 'https://example.com/log' }])
    expect(met(EXAMPLE, 'X1', 'X3', 'Y2')).toBe(true)
    expect(met(EXAMPLE, 'X1', 'X2', 'X3')).toBe(false)
    expect(met(EXAMPLE, 'X1', 'Y1', 'Y2', 'Y3')).toBe(false)
    expect(met(EXAMPLE)).toBe(false)
  })

  test('may ask for one witness, or for none', () => {
    expect(met(`${witnessLines[0]}\nquorum X1\n`)).toBe(false)
    expect(met(`${witnessLines[0]}\nquorum X1\n`, 'X1')).toBe(true)
    expect(met('quorum none\n')).toBe(true)
  })

  test('counts a witness once however often it signed', () => {
    const text = `${witnessLines.slice(0, 2).join('\n')}\ngroup g 2 X1 X2\nquorum g\n`
    expect(met(text, 'X1', 'X1')).toBe(false)
  })

  const w1 = witnessLines[0] as string
  test.each([
    ['no quorum', `${w1}\n`, 0],
    ['two quorums', `${w1}\nquorum X1\nquorum none\n`, 3],
    ['a name that is not there', 'quorum X1\n', 1],
    ['a name before its line', `quorum X1\n${w1}\n`, 1],
    ['a name twice', `${w1}\n${(witnessLines[1] as string).replace('X2', 'X1')}\nquorum X1\n`, 2],
    ['the name none', `${w1.replace(' X1 ', ' none ')}\nquorum none\n`, 1],
    ['a key twice, under another name', `${w1}\nwitness other ${vkeyOf('X1')}\nquorum X1\n`, 2],
    ['a key of a log for a witness', `witness X1 ${formatVkey(log)}\nquorum X1\n`, 1],
    ['a key of a witness for a log', `log ${vkeyOf('X1')}\nquorum none\n`, 1],
    ['a damaged key', `${w1.slice(0, -4)}\nquorum X1\n`, 1],
    ['a group that asks for more than it has', `${w1}\ngroup g 2 X1\nquorum g\n`, 2],
    ['a group that asks for none', `${w1}\ngroup g 0 X1\nquorum g\n`, 2],
    ['an empty group', `${w1}\ngroup g all\nquorum g\n`, 2],
    ['a member twice', `${w1}\ngroup g any X1 X1\nquorum g\n`, 2],
    ['a member of two groups', `${w1}\ngroup g any X1\ngroup h any X1\nquorum g\n`, 3],
    ['none as a member', `${w1}\ngroup g any none\nquorum g\n`, 2],
    ['a line of another kind', 'trust everybody\nquorum none\n', 1],
    ['words too many', `${w1} https://a b\nquorum X1\n`, 1],
    ['a control character', 'quorum none\r\n', 0],
  ])('with %s is refused', (_what, text, line) => {
    expect(parsePolicy(text)).toEqual(refuse('policy_malformed', { line: String(line) }))
  })

  test('of a ledger is written and read back the same', () => {
    const names = Object.keys(keys)
    fc.assert(
      fc.property(fc.nat(6), fc.nat(6), (count, least) => {
        const quorum = Math.min(count, least)
        const witnesses = names.slice(0, count).map((name) => ({ vkey: vkeyOf(name), url: `https://${name}.example` }))
        const made = policyOf({ log: { vkey: formatVkey(log), url: 'https://a.example/l' }, witnesses, quorum })
        if (!made) throw new Error('These keys can be read')
        expect(must(parsePolicy(formatPolicy(made)))).toEqual(made)
      }),
    )
    expect(policyOf({ log: null, witnesses: [{ vkey: 'x', url: null }], quorum: 1 })).toBeNull()
  })
})
