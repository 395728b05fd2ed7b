// What an attack is, and the scene it is played on: an honest ledger of a body with one vote, of which members kept their
// receipts and an auditor the checkpoint and the key. The operator holds the ledger's key: whatever is altered in the drafts is
// hashed and signed anew, so that only what contradicts itself, a member's key or something kept can give it away.
import type { Damage } from '../../../../app/rules/bundle/read-tar.ts'
import type { Files } from '../../../../app/rules/bundle/tar.ts'
import { fromUtf8, toHex, utf8 } from '../../../../app/rules/bytes.ts'
import { canonicalize } from '../../../../app/rules/canonical.ts'
import type { Rule } from '../../../../app/rules/engine-2/rule.ts'
import { sha256 } from '../../../../app/rules/sha256.ts'
import type { KeptReceipt } from '../../../../app/rules/verify/expected.ts'
import type { Report } from '../../../../app/rules/verify/report.ts'
import type { RuleId } from '../../../../app/rules/verify/rule-ids.ts'
import { type VerifyOptions, verifyBundle } from '../../../../app/rules/verify/verify-bundle.ts'
import type { VoteTerms, VoteTerms2 } from '../../../../app/rules/vote-terms.ts'
import { verifyEd25519, verifySignature } from '../../../../server/platform/verify-signature.ts'
import {
  type Device,
  type Draft,
  honestLedger,
  type LedgerBuilder,
  type Member,
  NAMES,
} from '../../../support/ledger-builder.ts'
import { receiptOf } from '../../../support/receipt.ts'

/** What the auditor is handed; the ledger as it is by now where no files are given. */
export type Handed = {
  files?: Files
  hide?: Parameters<LedgerBuilder['bundle']>[0]
  damage?: readonly Damage[]
  /** What the auditor brings along. */
  expected?: VerifyOptions['expected']
}

/** Nothing where the auditor gets the bundle of the ledger as it is by now and brings nothing along. */
type Told = Handed | void | Promise<Handed> | Promise<void>

export type Attack = {
  name: string
  /** An operator holds the ledger's key and the database; a member an own key; an outsider the file on its way. */
  by: 'operator' | 'member' | 'outsider'
  rule: RuleId
  /** Where it can only be a warning, because a lawful act could look the same. */
  severity?: 'warning'
  /** What members sign with, by name. */
  devices?: Record<string, Device>
  tamper: (scene: Scene) => Told
  /** The lawful act most like it, which must verify clean; the untouched ledger where there is none nearer. */
  twin?: (scene: Scene) => Told
}

export class Scene {
  readonly ledger: LedgerBuilder
  readonly terms: VoteTerms
  /** The bundle before anybody tampered with anything. */
  kept: Files

  private constructor(ledger: LedgerBuilder, terms: VoteTerms, kept: Files) {
    this.ledger = ledger
    this.terms = terms
    this.kept = kept
  }

  /** `devices` by name; a key of the browser for everybody else. */
  static async make(devices: Record<string, Device> = {}): Promise<Scene> {
    const { ledger, terms } = await honestLedger(devices)
    return new Scene(ledger, terms, await ledger.bundle())
  }

  /** Of the checkpoint that somebody kept, for `--since`. */
  get checkpoint(): { vkey: string; earlierCheckpoint: string } {
    return { vkey: this.ledger.vkey, earlierCheckpoint: fromUtf8(this.kept.get('checkpoint')!) }
  }

  /** Take it before the ledger is altered, or after `keep`. */
  receipt(name: string, vote = 'vote-1'): { receipts: KeptReceipt[] } {
    const index = this.ledger.drafts.indexOf(this.ballotOf(name, vote))
    return { receipts: [{ file: `${name}.json`, text: JSON.stringify(receiptOf(this.ledger, this.kept, index)) }] }
  }

  /** From now on what was kept is the ledger as it is now. */
  async keep(): Promise<void> {
    this.kept = await this.ledger.bundle()
  }

  at(type: string, nth = 0): number {
    const places = this.ledger.drafts.flatMap((draft, index) => (draft.type === type ? [index] : []))
    const place = places[nth]
    if (place === undefined) throw new Error(`No ${type} number ${nth}`)
    return place
  }

  draft(type: string, nth = 0): Draft {
    return this.ledger.drafts[this.at(type, nth)]!
  }

  payload<T = Record<string, never>>(type: string, nth = 0): T {
    return this.draft(type, nth).payload as T
  }

  member(name: string): Member {
    return this.ledger.members.get(`person-${name}`)!
  }

  actorOf(name: string): { person: string; seat: string; mandate: string } {
    return { person: `person-${name}`, seat: `seat-${name}`, mandate: `mandate-${name}` }
  }

  /** Every agenda names its items as they are now. */
  agreeAgenda(): void {
    const { drafts } = this.ledger
    for (const agenda of drafts.filter(({ type }) => type === 'agenda.published'))
      for (const listed of agenda.payload.items as { item: string; digest: string }[]) {
        const item = drafts.find(
          ({ type, payload }) =>
            type === 'item.published' && payload.item === listed.item && payload.revision === agenda.payload.revision,
        )
        if (!item) continue
        const { actor: _actor, ...content } = item.payload
        listed.digest = toHex(sha256(utf8(canonicalize(content))))
      }
  }

  remove(type: string, nth = 0): Draft {
    return this.ledger.drafts.splice(this.at(type, nth), 1)[0]!
  }

  /** Puts a draft before the first of this type, dated as that one. */
  putBefore(type: string, draft: Draft): void {
    const place = this.at(type)
    this.ledger.drafts.splice(place, 0, { ...draft, at: this.ledger.drafts[place]!.at })
  }

  /** Takes what was appended last and puts it before the first of this type. */
  moveLastBefore(type: string): void {
    this.putBefore(type, this.ledger.drafts.pop()!)
  }

  /** Another ballot of a member, properly signed by whoever's key it names. */
  async replaceBallot(name: string, choice: string, changes: Record<string, string> = {}, signer?: string) {
    const { key, seal } = this.member(signer ?? name)
    const member = { ...this.member(name), key, seal }
    Object.assign(this.ballotOf(name).payload, await this.ledger.ballot(this.terms, member, choice, changes), {
      vote: this.terms.vote,
    })
  }

  ballotOf(name: string, vote = 'vote-1'): Draft {
    const found = this.ledger.drafts.find(
      ({ type, payload }) => type === 'ballot.cast' && payload.vote === vote && payload.seat === `seat-${name}`,
    )
    if (!found) throw new Error(`No ballot of ${name}`)
    return found
  }

  /** The close and the result as an honest server would have entered them for the ballots that are there now. */
  countAgain(terms = this.terms): void {
    const { drafts } = this.ledger
    const of = (type: string) =>
      drafts.find((draft) => draft.type === type && draft.payload.vote === terms.vote) as Draft
    const [closed, result] = [of('vote.closed'), of('result.declared')]
    const rest = drafts.splice(drafts.indexOf(closed))
    this.ledger.close(terms, closed.payload.present as string[])
    const [nowClosed, nowResult] = drafts.splice(-2)
    closed.payload = nowClosed!.payload
    result.payload = nowResult!.payload
    drafts.push(...rest)
  }

  /** Does it while the draft is not there. */
  without(draft: Draft, act: () => void): void {
    const place = this.ledger.drafts.indexOf(draft)
    this.ledger.drafts.splice(place, 1)
    act()
    this.ledger.drafts.splice(place, 0, draft)
  }

  /** Does it before the sitting ends. */
  async beforeAdjourning<T>(act: () => T | Promise<T>): Promise<T> {
    const { ledger } = this
    const [adjourned] = ledger.drafts.splice(this.at('sitting.adjourned'), 1)
    const done = await act()
    ledger.wait(1)
    ledger.drafts.push({ ...adjourned!, at: ledger.now })
    return done
  }

  /** The second item is put to the vote as well, under the plain rule with these changes; the members vote, and it is closed. */
  secondVote(rule: Partial<Rule> = {}, play = this.everybody): Promise<VoteTerms2> {
    return this.beforeAdjourning(() => this.voteNow(rule, play))
  }

  /** The same while the sitting goes on. */
  async voteNow(rule: Partial<Rule> = {}, play = this.everybody): Promise<VoteTerms2> {
    const present = NAMES.map((name) => `seat-${name}`)
    const terms = this.ledger.openVote('vote-2', 'meeting-1', 'item-2', present, rule)
    await play(terms)
    this.ledger.close(terms, present)
    return terms
  }

  everybody = async (terms: VoteTerms): Promise<void> => {
    for (const name of NAMES) await this.ledger.cast(terms, `person-${name}`, name === 'dana' ? 'no' : 'yes')
  }

  /** What a reader from whom the first item is masked does not get. */
  isOfFirstItem = ({ payload: { item, vote }, type }: Draft): boolean =>
    type !== 'agenda.published' && (item === 'item-1' || vote === 'vote-1')

  async verify({ files, hide, damage = [], expected = {} }: Handed = {}): Promise<Report> {
    const given = files ?? (await this.ledger.bundle(hide))
    return verifyBundle(given, { verifySignature, verifyEd25519, damage, expected })
  }
}
