// A whole ledger in memory, without a database: an honest body with a sitting and a vote, as a list of acts that a test may
// alter before it is hashed and signed again, which is exactly what a dishonest server could do.
import { generateKeyPairSync, type KeyObject, randomBytes, sign as signWith } from 'node:crypto'
import { ballotTypeFor, sealBallot } from '../../app/rules/ballot.ts'
import { proxiesAt, readHistory, recusedAt, seatsAt } from '../../app/rules/bundle/history.ts'
import { type BundleEntry, makeBundle } from '../../app/rules/bundle/make-bundle.ts'
import type { Absence } from '../../app/rules/bundle/manifest.ts'
import type { Event, EventType, Payloads } from '../../app/rules/bundle/payload-types.ts'
import { isEventType, readPayload } from '../../app/rules/bundle/payloads.ts'
import type { Files } from '../../app/rules/bundle/tar.ts'
import { toBase64, toHex, utf8 } from '../../app/rules/bytes.ts'
import { canonicalize, type Json } from '../../app/rules/canonical.ts'
import { formatCheckpoint } from '../../app/rules/checkpoint.ts'
import { decideVote } from '../../app/rules/decide-vote.ts'
import type { ElectionTerms } from '../../app/rules/elections/terms.ts'
import { presetById } from '../../app/rules/engine-2/general.ts'
import { electionTerms, voteTerms2 } from '../../app/rules/engine-2/open.ts'
import { electorateUnder } from '../../app/rules/engine-2/proxies.ts'
import type { Rule } from '../../app/rules/engine-2/rule.ts'
import { isOfBook } from '../../app/rules/engine-2/rule-book.ts'
import { sealEnrolment } from '../../app/rules/key-enrolment.ts'
import { leafHash, rootOf } from '../../app/rules/merkle.ts'
import { sha256 } from '../../app/rules/sha256.ts'
import { type KeyLevel, type Seal, sealWith } from '../../app/rules/signed-by.ts'
import { formatNote, noteKey, signNote } from '../../app/rules/signed-note.ts'
import { keyId, type SigningKey, signingKey } from '../../app/rules/signing-key.ts'
import { failedMeetingsAt } from '../../app/rules/verify/check-failures.ts'
import { electionOf, type VoteTerms, type VoteTerms2, type VoteTerms3, voteHash } from '../../app/rules/vote-terms.ts'
import { type LedgerSigner, ledgerSigner } from './ledger-signer.ts'

export const BODY = 'body-1'
export const ORIGIN = 'majlis.test/majlis/council'
export const HOUSE = 'https://majlis.test'

/** An act before it is hashed: everything of it may be altered, down to the payload's very text and fields of the leaf. */
export type Draft = {
  type: string
  at: string
  payload: Record<string, Json>
  salt: string
  text?: string
  leaf?: Record<string, string>
}
/** What a member signs with. */
export type Device = { key: SigningKey; level: KeyLevel; seal: Seal }
export type Member = { seat: string; person: string; mandate: string; key: string; seal: Seal }
type SeatGiven = { votes?: boolean; weight?: string; role?: string }
type Opened = {
  vote: string
  meeting: string
  item: string
  present: string[]
  given: Partial<Rule>
  failed?: string
}
export type Choice = 'yes' | 'no' | 'abstain'

export class LedgerBuilder {
  readonly drafts: Draft[] = []
  readonly members = new Map<string, Member>()
  /** Sizes at which a checkpoint was signed, as after each batch of commits. */
  readonly sealed: number[] = []
  #clock = Date.parse('2026-11-17T06:00:00.000Z')
  /** Who signed for the ledger over the years, the last who does now. */
  readonly signers: LedgerSigner[] = [ledgerSigner(ORIGIN, 0)]

  get signer(): LedgerSigner {
    return this.signers.at(-1) as LedgerSigner
  }

  get vkey(): string {
    return this.signer.vkey
  }

  get now(): string {
    return new Date(this.#clock).toISOString()
  }

  /** Moves the time; every act takes a second of its own. */
  wait(seconds: number): void {
    this.#clock += seconds * 1000
  }

  append<T extends EventType>(type: T, payload: Payloads[T], person = 'person-chair'): number {
    this.wait(1)
    const seat = this.members.get(person)
    const actor = { person, seat: seat?.seat ?? null, mandate: seat?.mandate ?? null }
    const said = structuredClone(payload) as unknown as Record<string, Json>
    this.drafts.push({ type, at: this.now, payload: { ...said, actor }, salt: toHex(randomBytes(16)) })
    return this.drafts.length - 1
  }

  seal(): void {
    this.sealed.push(this.drafts.length)
  }

  constitute(confirmation: 'none' | 'officer' = 'none'): void {
    this.append('body.constituted', {
      name: { ar: 'مجلس الاختبار', en: 'Council of the Test' },
      zone: 'Asia/Bahrain',
      origin: ORIGIN,
      ledger_key: toBase64(this.signer.publicKey),
      web_origins: [HOUSE],
      confirmation,
      conflict_hides: 'papers',
    })
  }

  /** A seat, a mandate and a key, all of the same name. */
  async seatMember(
    name: string,
    { device = browserKey(), ...role }: SeatGiven & { device?: Device } = {},
  ): Promise<Member> {
    const member = this.seat(name, role)
    const known = { ...member, ...(await this.enrol(member.person, device)) }
    this.members.set(member.person, known)
    return known
  }

  /** A seat and a mandate of the same name. */
  seat(name: string, { votes = true, weight = '1', role = 'member' }: SeatGiven = {}) {
    const member = { seat: `seat-${name}`, person: `person-${name}`, mandate: `mandate-${name}` }
    const words = { ar: `مقعد ${name}`, en: `Seat ${name}` }
    this.append('seat.created', { seat: member.seat, title: words, role, votes, weight })
    this.append('mandate.started', { ...member, name: words, capacity: 'holder' })
    return member
  }

  async enrol(person: string, device: Device = browserKey()): Promise<{ key: string; seal: Seal }> {
    const { seal, ...said } = await this.enrolment(person, device)
    this.append('key.enrolled', { ...said, authority: { kind: 'none' } }, person)
    return { key: said.key, seal }
  }

  /** What a new key says of itself, not entered yet. */
  async enrolment(person: string, device: Device = browserKey()) {
    const given = { house: HOUSE, person, label: 'A tablet', nonce: toHex(randomBytes(16)), level: device.level }
    const { text, proof } = await sealEnrolment(given, device.key, device.seal)
    return { seal: device.seal, key: keyId(device.key), person, statement: text, proof, level: device.level }
  }

  publishAgenda(
    meeting: string,
    items: { item: string; number: string; decision: Payloads['item.published']['decision'] }[],
    revision = '1',
  ): void {
    const contents = items.map(({ item, number, decision }) => ({
      meeting,
      item,
      revision,
      number,
      type: 'decision',
      title: { ar: `البند ${number}`, en: `Item ${number}` },
      decision,
      papers: [],
      blind: toHex(randomBytes(32)),
    }))
    this.append('agenda.published', {
      meeting,
      revision,
      title: { ar: 'اجتماع', en: 'A meeting' },
      starts_at: this.now,
      digest: toHex(randomBytes(32)),
      items: contents.map((content) => ({
        item: content.item,
        number: content.number,
        digest: toHex(sha256(utf8(canonicalize(content)))),
      })),
    })
    for (const content of contents) this.append('item.published', content)
  }

  /** `failed` is what the terms say of failed meetings, where it is not what the ledger holds. */
  openVote(
    vote: string,
    meeting: string,
    item: string,
    present: string[],
    given: Partial<Rule> = {},
    failed?: string,
  ): VoteTerms2 {
    return this.#open({ vote, meeting, item, present, given, ...(failed !== undefined && { failed }) }, voteTerms2)
  }

  openElection(
    vote: string,
    meeting: string,
    item: string,
    present: string[],
    election: ElectionTerms,
    given: Partial<Rule> = {},
  ): VoteTerms3 {
    return this.#open({ vote, meeting, item, present, given }, (opening, ...room) =>
      electionTerms(opening, election, ...room),
    )
  }

  #open<T extends VoteTerms>(
    { vote, meeting, item, present, given, failed }: Opened,
    make: (...given: Parameters<typeof voteTerms2>) => { terms: T },
  ): T {
    const rule = this.adopt({ ...(presetById('simple_majority') as Rule), ...given })
    const history = readHistory(this.acts())
    const next = this.drafts.length
    const seats = seatsAt(history, next, meeting)
    const openedAt = new Date(this.#clock + 1000)
    const sitting = { meeting, opened_at: openedAt.toISOString() }
    const electorate = electorateUnder(rule, seats, proxiesAt(history, next), recusedAt(history, item, next), sitting)
    const { terms } = make(
      {
        body: BODY,
        meeting,
        item,
        vote,
        question: QUESTION,
        rule,
        failed_meetings: failed ?? failedMeetingsAt(history, meeting, rule, next),
        opened_at: openedAt.toISOString(),
        deadline: new Date(openedAt.getTime() + 600_000).toISOString(),
        nonce: toHex(randomBytes(16)),
        ...disputeTerms(history.disputeWindows.at(-1)?.minutes),
      },
      electorate,
      seats,
      new Set(present),
    )
    this.append('vote.opened', {
      vote,
      vote_hash: voteHash(terms),
      terms: terms as unknown as Record<string, Json>,
      electors: electorate.electors as unknown as Json[],
    })
    return terms
  }

  /** Enters the rule in the body's book unless it may be used as it is; a changed preset gets an id of its own. */
  adopt(given: Rule): Rule {
    const adopted = this.drafts.filter(({ type }) => type === 'rule.adopted')
    const known = adopted.map(({ payload }) => payload.definition as unknown as Rule)
    if (isOfBook(given, known.findLast(({ id }) => id === given.id) ?? null)) return given
    const rule = presetById(given.id) ? { ...given, id: `rule-${adopted.length + 1}` } : given
    const version = String(known.filter(({ id }) => id === rule.id).length + 1)
    const definition = rule as unknown as Record<string, Json>
    this.append('rule.adopted', { rule: rule.id, version, definition, from_preset: null })
    return rule
  }

  async cast(terms: VoteTerms, person: string, choice: string, changes: Record<string, string> = {}): Promise<number> {
    const member = this.members.get(person) as Member
    const ballot = await this.ballot(terms, member, choice, changes)
    return this.append('ballot.cast', ballot, person)
  }

  async ballot(terms: VoteTerms, member: Member, choice: string, changes: Record<string, string> = {}) {
    const { text, id, proof } = await sealBallot(
      this.fields(terms, member, choice, changes),
      member.seal,
      ballotTypeFor(electionOf(terms)),
    )
    return { vote: terms.vote, seat: member.seat, ballot_id: id, ballot: text, proof }
  }

  fields(terms: VoteTerms, { seat, mandate, key }: Member, choice: string, changes: Record<string, string> = {}) {
    return {
      body: terms.body,
      vote: terms.vote,
      vote_hash: voteHash(terms),
      seat,
      mandate,
      choice,
      weight: '1',
      seq: '1',
      prev: '',
      key,
      nonce: toHex(randomBytes(16)),
      ...changes,
    }
  }

  close(terms: VoteTerms, present: string[], by: 'chair' | 'deadline' | 'objection' | 'request' = 'chair'): void {
    const history = readHistory(this.acts())
    const vote = history.votes.get(terms.vote)
    const ballots = (vote?.ballots ?? []).map((cast) => ({
      ...JSON.parse(cast.payload.ballot),
      id: cast.payload.ballot_id,
    }))
    this.append('vote.closed', { vote: terms.vote, by, present: [...present].sort(), ballots: String(ballots.length) })
    const recused = recusedAt(history, terms.item, this.drafts.length)
    const electors = vote?.electors ?? []
    const requests = vote?.requests.length ?? 0
    const decision = decideVote(terms, { electors, present, ballots, recused, castingVote: null, requests })
    const result = decision as unknown as Record<string, Json>
    this.append('result.declared', { vote: terms.vote, vote_hash: voteHash(terms), result })
  }

  acts() {
    return this.drafts.flatMap((draft, index) => {
      if (!isEventType(draft.type)) return []
      const event = readPayload(draft.type, payloadText(draft))
      return event.ok ? [{ index, at: draft.at, ...(event.value as Event) }] : []
    })
  }

  leaves(): string[] {
    return this.drafts.map((draft, index) =>
      canonicalize({
        type: draft.type,
        v: '1',
        body: BODY,
        seq: String(index),
        at: draft.at,
        payload_sha256: toHex(sha256(utf8(payloadText(draft)))),
        ...draft.leaf,
      }),
    )
  }

  /** Hashes and signs the drafts as they are now. `hide` says why a payload is left out. */
  async bundle(hide: (draft: Draft, index: number) => Absence | null = () => null): Promise<Files> {
    const leaves = this.leaves()
    const entries: BundleEntry[] = this.drafts.map((draft, index) => {
      const absent = hide(draft, index)
      const payload = absent ? { absent } : payloadText(draft)
      return { type: draft.type, at: draft.at, leaf: leaves[index] as string, payload }
    })
    const sizes = [...new Set([...this.sealed.filter((size) => size <= entries.length), entries.length])]
    const checkpoints = []
    for (const size of sizes) checkpoints.push({ size, note: await this.checkpoint(leaves, size) })
    return makeBundle({ body: BODY, origin: this.signer.origin, vkey: this.vkey, entries, checkpoints })
  }

  async checkpoint(leaves: string[], size: number, as?: string): Promise<string> {
    const signer = this.signers.findLast(({ from }) => from < size) ?? this.signer
    const origin = as ?? signer.origin
    const root = rootOf(leaves.slice(0, size).map((leaf) => leafHash(utf8(leaf))))
    const text = formatCheckpoint({ origin, size, root, extensions: [] })
    return formatNote(await signNote(text, noteKey(signer.origin, signer.publicKey), signer.sign))
  }
}

export const QUESTION = {
  ar: 'يعتمد المجلس التقييم الفني.',
  en: 'The Council adopts the technical evaluation.',
  authoritative: 'ar' as const,
}
export const NAMES = ['chair', 'amal', 'basim', 'dana', 'omar']

/** Five seats, one of them recused; an agenda of two items; one vote, closed, three for and one against. `devices` by name. */
export async function honestLedger(
  devices: Record<string, Device> = {},
): Promise<{ ledger: LedgerBuilder; terms: VoteTerms2 }> {
  const ledger = new LedgerBuilder()
  ledger.constitute()
  for (const name of NAMES) {
    const role = name === 'chair' ? 'chair' : 'member'
    await ledger.seatMember(name, { role, device: devices[name] ?? browserKey() })
  }
  await ledger.seatMember('auditor', { votes: false, role: 'auditor' })
  ledger.seal()
  ledger.publishAgenda('meeting-1', [
    { item: 'item-1', number: '1', decision: QUESTION },
    { item: 'item-2', number: '2', decision: null },
  ])
  ledger.append('sitting.opened', { meeting: 'meeting-1' })
  for (const name of NAMES)
    ledger.append(
      'attendance.checked_in',
      { meeting: 'meeting-1', seat: `seat-${name}`, remote: false, by: 'self' },
      `person-${name}`,
    )
  ledger.append(
    'interest.declared',
    { meeting: 'meeting-1', item: 'item-1', seat: 'seat-omar', reason: 'A relative' },
    'person-omar',
  )
  ledger.append('item.called', { meeting: 'meeting-1', item: 'item-1' })
  ledger.seal()
  const present = NAMES.map((name) => `seat-${name}`)
  const terms = ledger.openVote('vote-1', 'meeting-1', 'item-1', present)
  ledger.seal()
  await ledger.cast(terms, 'person-amal', 'yes')
  await ledger.cast(terms, 'person-basim', 'yes')
  await ledger.cast(terms, 'person-dana', 'no')
  await ledger.cast(terms, 'person-chair', 'yes')
  ledger.seal()
  ledger.close(terms, present)
  ledger.append('sitting.adjourned', { meeting: 'meeting-1' })
  return { ledger, terms }
}

const disputeTerms = (minutes = '0') => (minutes === '0' ? {} : { dispute_minutes: minutes })

export const payloadText = ({ payload, salt, text }: Draft): string => text ?? canonicalize({ ...payload, salt })

export const signP256 = (key: KeyObject, message: Uint8Array): Uint8Array =>
  new Uint8Array(signWith('sha256', message, { key, dsaEncoding: 'ieee-p1363' }))

function browserKey(): Device {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const seal = sealWith(async (message) => signP256(privateKey, message))
  return { key: signingKey('P-256', rawPoint(publicKey)), level: 'C', seal }
}

function rawPoint(publicKey: KeyObject): Uint8Array {
  const { x, y } = publicKey.export({ format: 'jwk' })
  return new Uint8Array(
    Buffer.concat([Buffer.of(4), Buffer.from(x as string, 'base64url'), Buffer.from(y as string, 'base64url')]),
  )
}
