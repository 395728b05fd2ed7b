/**
 * Decides which logs and witnesses one trusts, and how many witnesses make a checkpoint good: C2SP tlog-policy
 * (c2sp.org/tlog-policy). The file is taken as UTF-8, which the specification recommends. Names are of the file alone; keys
 * are what counts.
 */
import { toHex } from './bytes.ts'
import { parseDecimal } from './checkpoint.ts'
import { ok, type Result, refuse } from './result.ts'
import { formatVkey, NOTE_COSIGNATURE_V1, NOTE_ED25519, type NoteKey, parseVkey } from './signed-note.ts'

export type PolicyKey = { key: NoteKey; url: string | null }
/** A witness, or so many of these. */
type Rule = { witness: NoteKey } | { least: number; of: Rule[] }
/** `quorum` null asks for no cosignature. */
export type Policy = { logs: PolicyKey[]; witnesses: PolicyKey[]; quorum: Rule | null }

const MAX_LINES = 1_000

/** Refuses `policy_malformed` with the number of the line, or 0 for what the whole file lacks. */
export function parsePolicy(text: string): Result<Policy> {
  const lines = text.split('\n')
  if (lines.length > MAX_LINES || !isAllowed(text)) return malformed(0)
  const policy: Policy = { logs: [], witnesses: [], quorum: null }
  const reading: Reading = { policy, named: new Map(), members: new Set(), hasQuorum: false }
  for (const [at, line] of lines.entries()) {
    const words = line.split(/[ \t]+/).filter((word) => word !== '')
    if (words.length === 0 || words[0]?.startsWith('#')) continue
    if (!readLine(words, reading)) return malformed(at + 1)
  }
  return reading.hasQuorum ? ok(policy) : malformed(0)
}

/** Whether witnesses with these keys are enough. */
export const isQuorum = ({ quorum }: Policy, cosigners: readonly NoteKey[]): boolean =>
  quorum === null || holds(quorum, new Set(cosigners.map(keyName)))

/** A policy of a ledger as its body decided it: so many of its witnesses, whichever. Null for keys that cannot be read. */
export function policyOf(given: {
  log: { vkey: string; url: string | null } | null
  witnesses: readonly { vkey: string; url: string | null }[]
  quorum: number
}): Policy | null {
  const logs = read(given.log ? [given.log] : [], NOTE_ED25519)
  const witnesses = read(given.witnesses, NOTE_COSIGNATURE_V1)
  if (!logs || !witnesses) return null
  const of = witnesses.map(({ key }): Rule => ({ witness: key }))
  return { logs, witnesses, quorum: given.quorum === 0 ? null : { least: given.quorum, of } }
}

/** The file of such a policy. */
export function formatPolicy({ logs, witnesses, quorum }: Policy): string {
  const line = (...words: (string | null)[]) => `${words.filter((word) => word !== null).join(' ')}\n`
  const names = witnesses.map((_, at) => `w${at + 1}`)
  const least = quorum && 'least' in quorum ? String(quorum.least) : null
  return [
    ...logs.map(({ key, url }) => line('log', formatVkey(key), url)),
    ...witnesses.map(({ key, url }, at) => line('witness', names[at] as string, formatVkey(key), url)),
    ...(least ? [line('group', 'witnesses', least, ...names), line('quorum', 'witnesses')] : [line('quorum', 'none')]),
  ].join('')
}

type Reading = { policy: Policy; named: Map<string, Rule>; members: Set<string>; hasQuorum: boolean }

function readLine([kind, ...words]: string[], reading: Reading): boolean {
  const { policy, named } = reading
  if (kind === 'log') return addKey(policy.logs, words, NOTE_ED25519)
  if (kind === 'witness') {
    const [name = '', ...rest] = words
    if (!isFree(name, named) || !addKey(policy.witnesses, rest, NOTE_COSIGNATURE_V1)) return false
    named.set(name, { witness: (policy.witnesses.at(-1) as PolicyKey).key })
    return true
  }
  if (kind === 'group') return addGroup(words, reading)
  if (kind !== 'quorum' || words.length !== 1 || reading.hasQuorum) return false
  const rule = named.get(words[0] as string)
  if (!rule && words[0] !== 'none') return false
  policy.quorum = rule ?? null
  reading.hasQuorum = true
  return true
}

/** Each name is a member at most once, so that a witness counts in one way only. */
function addGroup([name = '', share = '', ...members]: string[], { named, members: taken }: Reading): boolean {
  const least = share === 'all' ? members.length : share === 'any' ? 1 : parseDecimal(share)
  if (!isFree(name, named) || least === null || least < 1 || least > members.length) return false
  const of: Rule[] = []
  for (const member of members) {
    const rule = named.get(member)
    if (!rule || taken.has(member)) return false
    taken.add(member)
    of.push(rule)
  }
  named.set(name, { least, of })
  return true
}

function addKey(keys: PolicyKey[], [vkey = '', url, ...rest]: string[], type: number): boolean {
  const key = parseVkey(vkey, type)
  if (!key.ok || rest.length > 0) return false
  // The same key under another name is the same party.
  if (keys.some((known) => toHex(known.key.publicKey) === toHex(key.value.publicKey))) return false
  keys.push({ key: key.value, url: url ?? null })
  return true
}

function read(given: readonly { vkey: string; url: string | null }[], type: number): PolicyKey[] | null {
  const keys: PolicyKey[] = []
  return given.every(({ vkey, url }) => addKey(keys, url === null ? [vkey] : [vkey, url], type)) ? keys : null
}

const holds = (rule: Rule, cosigners: ReadonlySet<string>): boolean =>
  'witness' in rule
    ? cosigners.has(keyName(rule.witness))
    : rule.of.filter((each) => holds(each, cosigners)).length >= rule.least

const keyName = (key: NoteKey): string => toHex(key.publicKey)
const isFree = (name: string, named: ReadonlyMap<string, Rule>): boolean =>
  name !== '' && name !== 'none' && !named.has(name)

/** Tab and newline are the only control characters. */
function isAllowed(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if ((unit < 0x20 && unit !== 0x09 && unit !== 0x0a) || unit === 0x7f) return false
  }
  return true
}

const malformed = (line: number) => refuse('policy_malformed', { line: String(line) })
