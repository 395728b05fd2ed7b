import { presetById } from '../../../../app/rules/engine-2/general.ts'
import type { Rule } from '../../../../app/rules/engine-2/rule.ts'
import { QUESTION } from '../../../support/ledger-builder.ts'
import type { Attack, Scene } from './attack.ts'

/** More than half of the members; once a meeting has failed, a quarter. */
const RULE: Rule = {
  ...(presetById('simple_majority') as Rule),
  id: 'rule-1',
  quorum: {
    base: 'members',
    measure: 'seats',
    share: { numerator: '1', denominator: '2', comparison: 'more_than' },
    adjourned: { after: '1', share: { numerator: '1', denominator: '4', comparison: 'at_least' } },
  },
}
/** The same but for its share: what fails by it lowers nothing under the other. */
const STRICTER: Rule = { ...RULE, id: 'rule-2', quorum: { ...RULE.quorum, share: of('4', '5') } }
const CAME = ['chair', 'amal']

function of(numerator: string, denominator: string) {
  return { numerator, denominator, comparison: 'at_least' as const }
}

const adopt = ({ ledger }: Scene, rule = RULE) => ledger.adopt(rule)

/** The meeting is called for now and opened; these come. */
function call({ ledger }: Scene, came = CAME, { meeting = 'meeting-2', revision = '1' } = {}): void {
  ledger.publishAgenda(meeting, [{ item: `item-of-${meeting}`, number: '1', decision: QUESTION }], revision)
  ledger.append('sitting.opened', { meeting })
  for (const name of came)
    ledger.append(
      'attendance.checked_in',
      { meeting, seat: `seat-${name}`, remote: false, by: 'self' },
      `person-${name}`,
    )
}

type Said = { meeting?: string; rule?: Rule; required?: string }

function fail({ ledger }: Scene, came = CAME, { meeting = 'meeting-2', rule = RULE, required = '3' }: Said = {}): void {
  ledger.append('quorum.failed', {
    meeting,
    rule: rule as unknown as Record<string, never>,
    present: came.map((name) => `seat-${name}`).sort(),
    quorum: { base: '5', required, present: String(came.length) },
  })
}

/** A vote of those who came, under the rule, to its end; `failed` is what its terms say where it is not so. */
async function vote({ ledger }: Scene, failed?: string, came = CAME): Promise<void> {
  const present = came.map((name) => `seat-${name}`)
  const terms = ledger.openVote('vote-2', 'meeting-2', 'item-of-meeting-2', present, RULE, failed)
  for (const name of came) await ledger.cast(terms, `person-${name}`, 'yes')
  ledger.close(terms, present)
  ledger.append('sitting.adjourned', { meeting: 'meeting-2' })
}

const again = (scene: Scene, came = CAME): void => {
  scene.ledger.wait(7 * 86_400)
  call(scene, came, { revision: '2' })
}

/** Two of five come, the meeting is put off, and the two who come again decide. */
const adjourned = async (scene: Scene) => {
  adopt(scene)
  call(scene)
  fail(scene)
  again(scene)
  await vote(scene)
}

export const failedMeetingAttacks: Attack[] = [
  {
    name: 'a failed meeting that was never recorded, to lower the quorum',
    by: 'operator',
    rule: 'terms.failed_meetings_differ',
    tamper: async (scene) => {
      adopt(scene)
      call(scene)
      await vote(scene, '1')
    },
    twin: adjourned,
  },
  {
    name: 'the failure of another meeting, counted for this one',
    by: 'operator',
    rule: 'terms.failed_meetings_differ',
    tamper: async (scene) => {
      adopt(scene)
      call(scene, CAME, { meeting: 'meeting-3' })
      fail(scene, CAME, { meeting: 'meeting-3' })
      call(scene)
      await vote(scene, '1')
    },
  },
  {
    name: 'a failure by a quorum that was set higher, counted under a lower one',
    by: 'operator',
    rule: 'terms.failed_meetings_differ',
    tamper: async (scene) => {
      const came = ['chair', 'amal', 'basim']
      for (const rule of [RULE, STRICTER]) adopt(scene, rule)
      call(scene, came)
      fail(scene, came, { rule: STRICTER, required: '4' })
      again(scene)
      await vote(scene, '1')
    },
    twin: async (scene) => {
      const came = ['chair', 'amal', 'basim']
      for (const rule of [RULE, STRICTER]) adopt(scene, rule)
      call(scene, came)
      fail(scene, came, { rule: STRICTER, required: '4' })
      again(scene, came)
      await vote(scene, undefined, came)
    },
  },
  {
    name: 'a failure left out of the terms, so that the members who came again are too few',
    by: 'operator',
    rule: 'terms.failed_meetings_differ',
    tamper: async (scene) => {
      adopt(scene)
      call(scene)
      fail(scene)
      again(scene, ['chair', 'amal', 'basim'])
      await vote(scene, '0', ['chair', 'amal', 'basim'])
    },
  },
  {
    name: 'a meeting declared to have failed while the quorum was there',
    by: 'operator',
    rule: 'quorum.was_there',
    tamper: (scene) => {
      const came = ['chair', 'amal', 'basim']
      adopt(scene)
      call(scene, came)
      fail(scene, came)
    },
    twin: (scene) => {
      const came = ['chair', 'amal', 'basim']
      adopt(scene)
      call(scene, came)
      scene.ledger.append('attendance.left', { meeting: 'meeting-2', seat: 'seat-basim', by: 'self' }, 'person-basim')
      fail(scene)
    },
  },
  {
    name: 'a failure that does not name one of those who came',
    by: 'operator',
    rule: 'quorum.failure_differs',
    tamper: (scene) => {
      adopt(scene)
      call(scene)
      fail(scene, ['chair'])
    },
  },
  {
    name: 'a failure recorded when a vote had been lost',
    by: 'operator',
    rule: 'quorum.failed_after_vote',
    tamper: async (scene) => {
      const came = ['chair', 'amal', 'basim']
      adopt(scene)
      call(scene, came)
      await vote(scene, undefined, came)
      scene.ledger.drafts.pop()
      scene.ledger.append('attendance.left', { meeting: 'meeting-2', seat: 'seat-basim', by: 'self' }, 'person-basim')
      fail(scene)
    },
  },
  {
    name: 'a meeting that failed before the hour for which its members were called',
    by: 'operator',
    rule: 'quorum.failed_early',
    tamper: (scene) => {
      adopt(scene)
      call(scene)
      Object.assign(scene.draft('agenda.published', 1).payload, { starts_at: '2026-12-24T07:00:00.000Z' })
      fail(scene)
    },
  },
  {
    name: 'a meeting that failed, published again for the hour that has gone',
    by: 'operator',
    rule: 'quorum.not_put_off',
    tamper: async (scene) => {
      await adjourned(scene)
      const { starts_at } = scene.payload<{ starts_at: string }>('agenda.published', 1)
      Object.assign(scene.draft('agenda.published', 2).payload, { starts_at })
    },
  },
  {
    name: 'those who came to the meeting that failed, counted as present when it was held again',
    by: 'operator',
    rule: 'vote.quorum_differs',
    tamper: async (scene) => {
      adopt(scene)
      call(scene)
      fail(scene)
      again(scene, [])
      await vote(scene)
    },
  },
  {
    name: 'a failed meeting that goes on as if it had not failed',
    by: 'operator',
    rule: 'sitting.out_of_order',
    tamper: async (scene) => {
      adopt(scene)
      call(scene)
      fail(scene)
      await vote(scene)
    },
  },
  {
    name: 'a failure that a member put down to the body',
    by: 'operator',
    rule: 'actor.not_permitted',
    tamper: (scene) => {
      adopt(scene)
      call(scene)
      fail(scene)
      Object.assign(scene.draft('quorum.failed').payload, { actor: scene.actorOf('amal') })
    },
  },
]
