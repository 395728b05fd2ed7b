import { presetById } from '../../../../app/rules/engine-2/general.ts'
import type { Rule } from '../../../../app/rules/engine-2/rule.ts'
import { type VoteTerms2, voteHash } from '../../../../app/rules/vote-terms.ts'
import { type Draft, NAMES, QUESTION } from '../../../support/ledger-builder.ts'
import type { Attack, Scene } from './attack.ts'

const SEATS = NAMES.map((name) => `seat-${name}`)

/** How the builder's votes end: so many seconds after their opening, which is the second after what comes before. */
const RUNS = 600

type Announced = { rule?: string; seconds?: number }

/** After the sitting another matter goes round; every elector counts as present, though nobody checked in. `announced` is what differs. */
function circulate({ ledger }: Scene, rule = 'silence', announced: Announced = {}): VoteTerms2 {
  ledger.publishAgenda('meeting-2', [{ item: 'item-3', number: '1', decision: QUESTION }])
  const deadline = new Date(Date.parse(ledger.now) + (announced.seconds ?? RUNS + 2) * 1000).toISOString()
  ledger.append('circulation.opened', { meeting: 'meeting-2', rule: announced.rule ?? rule, deadline })
  return ledger.openVote('vote-2', 'meeting-2', 'item-3', SEATS, presetById(rule) as Rule)
}

/** The deadline in the announcement and in the vote is another, with every hash put right. */
function circulateUntil(scene: Scene, deadline: (opened: string) => string): VoteTerms2 {
  const terms = circulate(scene)
  terms.deadline = deadline(terms.opened_at)
  Object.assign(scene.ledger.drafts.at(-1)?.payload ?? {}, { terms, vote_hash: voteHash(terms) })
  Object.assign(scene.payload('circulation.opened'), { deadline: terms.deadline })
  return terms
}

function request({ ledger }: Scene, name: string, by = name): void {
  const about = { meeting: 'meeting-2', item: 'item-3', vote: 'vote-2' }
  ledger.append('meeting.requested', { ...about, seat: `seat-${name}`, reason: 'To be talked over.' }, `person-${by}`)
}

/** The circulation's end, by the machine. */
function end({ ledger }: Scene): void {
  ledger.append('circulation.closed', { meeting: 'meeting-2' })
  Object.assign(ledger.drafts.at(-1)?.payload ?? {}, { actor: { system: 'deadline' } })
}

const atDeadline = (scene: Scene) => {
  const terms = circulate(scene)
  scene.ledger.wait(RUNS)
  scene.ledger.close(terms, SEATS, 'deadline')
  end(scene)
}

/** The matter is taken up in a sitting; these are said to be recused from it as they were from the circulated item. */
function takeUp(scene: Scene, ...recused: string[]): void {
  const { ledger } = scene
  const terms = circulate(scene)
  const about = { meeting: 'meeting-2', item: 'item-3', reason: 'A relative' }
  ledger.append('interest.declared', { ...about, seat: 'seat-omar' }, 'person-omar')
  request(scene, 'amal')
  ledger.close(terms, SEATS, 'request')
  end(scene)
  ledger.publishAgenda('meeting-3', [{ item: 'item-4', number: '1', decision: QUESTION }])
  for (const name of recused) {
    const followed = { ...about, meeting: 'meeting-3', item: 'item-4', carried_from: 'item-3' }
    ledger.append('interest.declared', { ...followed, seat: `seat-${name}` })
  }
}

export const circulationAttacks: Attack[] = [
  {
    name: 'a member kept out of the sitting by a recusal that they never declared',
    by: 'operator',
    rule: 'interest.not_carried',
    tamper: (scene) => takeUp(scene, 'omar', 'dana'),
    twin: (scene) => takeUp(scene, 'omar'),
  },

  {
    name: 'a silence cut short, so that nobody could object',
    by: 'operator',
    rule: 'vote.closed_early',
    tamper: (scene) => scene.ledger.close(circulate(scene), SEATS, 'deadline'),
    twin: atDeadline,
  },
  {
    name: 'a silence announced to one hour and ended at an earlier one',
    by: 'operator',
    rule: 'circulation.vote_differs',
    tamper: (scene) => {
      const terms = circulate(scene, 'silence', { seconds: 86_400 })
      scene.ledger.wait(RUNS)
      scene.ledger.close(terms, SEATS, 'deadline')
      end(scene)
    },
    twin: atDeadline,
  },
  {
    name: 'a written procedure announced and a silence held',
    by: 'operator',
    rule: 'circulation.vote_differs',
    tamper: (scene) => {
      const terms = circulate(scene, 'silence', { rule: 'committee_by_circulation' })
      scene.ledger.wait(RUNS)
      scene.ledger.close(terms, SEATS, 'deadline')
      end(scene)
    },
  },
  {
    name: 'a silence that was over as it began',
    by: 'operator',
    rule: 'terms.no_time',
    tamper: (scene) => {
      const terms = circulateUntil(scene, (opened) => opened)
      scene.ledger.close(terms, SEATS, 'deadline')
      end(scene)
    },
  },
  {
    name: 'a silence of five seconds',
    by: 'operator',
    rule: 'terms.no_time',
    tamper: (scene) => {
      const terms = circulateUntil(scene, (opened) => new Date(Date.parse(opened) + 5000).toISOString())
      scene.ledger.wait(5)
      scene.ledger.close(terms, SEATS, 'deadline')
      end(scene)
    },
    twin: (scene) => {
      const terms = circulateUntil(scene, (opened) => new Date(Date.parse(opened) + 60_000).toISOString())
      scene.ledger.wait(60)
      scene.ledger.close(terms, SEATS, 'deadline')
      end(scene)
    },
  },
  {
    name: 'a silence ended by the chair before its deadline',
    by: 'operator',
    rule: 'vote.closed_early',
    tamper: (scene) => scene.ledger.close(circulate(scene), SEATS, 'chair'),
  },
  {
    name: 'an objection that nobody made',
    by: 'operator',
    rule: 'vote.closed_early',
    tamper: (scene) => scene.ledger.close(circulate(scene), SEATS, 'objection'),
    twin: async (scene) => {
      const terms = circulate(scene)
      await scene.ledger.cast(terms, 'person-amal', 'no')
      scene.ledger.close(terms, SEATS, 'objection')
      end(scene)
    },
  },
  {
    name: 'a written procedure ended by a request that nobody made',
    by: 'operator',
    rule: 'vote.closed_early',
    tamper: (scene) => scene.ledger.close(circulate(scene, 'committee_by_circulation'), SEATS, 'request'),
    twin: (scene) => {
      const terms = circulate(scene, 'committee_by_circulation')
      request(scene, 'amal')
      scene.ledger.close(terms, SEATS, 'request')
      end(scene)
    },
  },
  {
    name: 'a request for a meeting left out of the result',
    by: 'operator',
    rule: 'result.differs',
    tamper: (scene) => {
      atDeadline(scene)
      request(scene, 'amal')
      scene.moveLastBefore('circulation.closed')
      const { drafts } = scene.ledger
      const asked = drafts.splice(scene.at('meeting.requested'), 1)[0]
      const opened = scene.at('vote.opened', 1)
      if (asked) drafts.splice(opened + 1, 0, { ...asked, at: drafts[opened]?.at ?? asked.at })
    },
  },
  {
    name: 'a request for a seat that has no vote',
    by: 'operator',
    rule: 'circulation.request_not_theirs',
    tamper: (scene) => {
      const terms = circulate(scene)
      request(scene, 'auditor')
      scene.ledger.close(terms, SEATS, 'request')
    },
  },
  {
    name: 'a request made by another than the seat’s holder',
    by: 'operator',
    rule: 'actor.not_permitted',
    tamper: (scene) => {
      const terms = circulate(scene)
      request(scene, 'amal', 'chair')
      scene.ledger.close(terms, SEATS, 'request')
    },
  },
  {
    name: 'a request made in a circulation against a vote of a sitting',
    by: 'operator',
    rule: 'circulation.request_not_theirs',
    tamper: (scene) => {
      const { ledger } = scene
      circulate(scene)
      request(scene, 'dana')
      Object.assign(ledger.drafts.at(-1)?.payload ?? {}, { item: 'item-5', vote: 'vote-3' })
      const asked = ledger.drafts.pop() as Draft
      ledger.publishAgenda('meeting-3', [{ item: 'item-5', number: '1', decision: QUESTION }])
      ledger.append('sitting.opened', { meeting: 'meeting-3' })
      for (const seat of SEATS)
        ledger.append('attendance.checked_in', { meeting: 'meeting-3', seat, remote: false, by: 'officer' })
      const terms = ledger.openVote('vote-3', 'meeting-3', 'item-5', SEATS)
      ledger.wait(1)
      ledger.drafts.push({ ...asked, at: ledger.now })
      ledger.close(terms, SEATS)
    },
  },
  {
    name: 'an elector said to be absent from a circulation',
    by: 'operator',
    rule: 'vote.present_differs',
    tamper: (scene) => {
      const terms = circulate(scene)
      scene.ledger.wait(600)
      scene.ledger.close(terms, SEATS.slice(1), 'deadline')
    },
  },
  {
    name: 'a circulation closed over an open vote',
    by: 'operator',
    rule: 'vote.left_open',
    tamper: (scene) => {
      circulate(scene)
      end(scene)
    },
  },
  {
    name: 'a circulation opened by a member',
    by: 'member',
    rule: 'actor.not_permitted',
    tamper: (scene) => {
      atDeadline(scene)
      Object.assign(scene.draft('circulation.opened').payload, { actor: scene.actorOf('amal') })
    },
  },
]
