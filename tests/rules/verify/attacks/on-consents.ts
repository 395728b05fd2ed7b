import { decisionDigest } from '../../../../app/rules/consent.ts'
import { NAMES } from '../../../support/ledger-builder.ts'
import type { Attack, Scene } from './attack.ts'

type Published = {
  item: string
  type: string
  blind: string
  decision: { ar: string; en: string; authoritative: string } | null
}

/** The second item is published as a consent item, as its agenda says. */
function asConsent(scene: Scene, type = 'consent'): void {
  const draft = scene.ledger.drafts.find(
    ({ type: of, payload }) => of === 'item.published' && payload.item === 'item-2',
  )!
  draft.payload.type = type
  draft.payload.decision = { ar: 'يوافق المجلس.', en: 'The council approves.', authoritative: 'ar' }
  scene.agreeAgenda()
}

const published = (scene: Scene): Published =>
  scene.ledger.drafts.find(({ type, payload }) => type === 'item.published' && payload.item === 'item-2')!
    .payload as unknown as Published

type Adoption = { digest?: string; present?: string[]; quorum?: { required: string; present: string } }

function adopt(scene: Scene, over: Adoption = {}, person = 'person-chair'): void {
  const present = (over.present ?? NAMES.map((name) => `seat-${name}`)).sort()
  scene.ledger.append(
    'consent.adopted',
    {
      meeting: 'meeting-1',
      items: [{ item: 'item-2', decision: over.digest ?? decisionDigest(published(scene)) }],
      present,
      quorum: over.quorum ?? { required: '3', present: String(present.length) },
    },
    person,
  )
}

const contest = (scene: Scene, name = 'amal') =>
  scene.ledger.append(
    'item.contested',
    { meeting: 'meeting-1', item: 'item-2', seat: `seat-${name}`, by: 'self' },
    `person-${name}`,
  )

const reopen = (scene: Scene, person = 'person-chair') =>
  scene.ledger.append('consent.reopened', { meeting: 'meeting-1', item: 'item-2', seat: 'seat-amal' }, person)

const playing = (scene: Scene, act: () => Promise<unknown> | unknown, type?: string): Promise<void> => {
  asConsent(scene, type)
  return scene.beforeAdjourning(async () => void (await act()))
}

/** The second item is adopted as the law has it. */
export const lawful = (scene: Scene): Promise<void> => playing(scene, () => adopt(scene))

export const consentAttacks: Attack[] = [
  {
    name: 'an item adopted without a vote that was published for a decision',
    by: 'operator',
    rule: 'consent.not_published',
    tamper: (scene) => playing(scene, () => adopt(scene), 'decision'),
    twin: lawful,
  },
  {
    name: 'another decision text adopted than the one that was published',
    by: 'operator',
    rule: 'consent.text_differs',
    tamper: (scene) =>
      playing(scene, () => {
        const item = published(scene)
        adopt(scene, {
          digest: decisionDigest({ ...item, decision: { ar: 'أخرى', en: 'Another', authoritative: 'ar' } }),
        })
      }),
  },
  {
    name: 'an item adopted that a member had taken out',
    by: 'operator',
    rule: 'consent.contested',
    tamper: (scene) =>
      playing(scene, () => {
        contest(scene)
        adopt(scene)
      }),
    twin: (scene) => playing(scene, () => void contest(scene)),
  },
  {
    name: 'an item taken out after it was adopted',
    by: 'member',
    rule: 'consent.contested_late',
    tamper: (scene) =>
      playing(scene, () => {
        adopt(scene)
        contest(scene)
      }),
  },
  {
    name: 'an item taken out in another member’s name',
    by: 'member',
    rule: 'actor.not_permitted',
    tamper: (scene) =>
      playing(scene, () => {
        scene.ledger.append(
          'item.contested',
          { meeting: 'meeting-1', item: 'item-2', seat: 'seat-amal', by: 'self' },
          'person-basim',
        )
      }),
  },
  {
    name: 'consent items adopted by a member',
    by: 'member',
    rule: 'actor.not_permitted',
    tamper: (scene) => playing(scene, () => adopt(scene, {}, 'person-amal')),
  },
  {
    name: 'consent items adopted without a quorum',
    by: 'operator',
    rule: 'consent.no_quorum',
    tamper: (scene) =>
      playing(scene, () => {
        for (const name of ['amal', 'basim', 'dana', 'omar'])
          scene.ledger.append(
            'attendance.left',
            { meeting: 'meeting-1', seat: `seat-${name}`, by: 'self' },
            `person-${name}`,
          )
        adopt(scene, { present: ['seat-chair'], quorum: { required: '3', present: '1' } })
      }),
  },
  {
    name: 'somebody said to be present at an adoption who had left',
    by: 'operator',
    rule: 'consent.present_differs',
    tamper: (scene) =>
      playing(scene, () => {
        scene.ledger.append('attendance.left', { meeting: 'meeting-1', seat: 'seat-dana', by: 'self' }, 'person-dana')
        adopt(scene)
      }),
  },
  {
    name: 'an item adopted twice',
    by: 'operator',
    rule: 'consent.twice',
    tamper: (scene) =>
      playing(scene, () => {
        adopt(scene)
        adopt(scene)
      }),
  },
  {
    name: 'a vote on an item that was adopted without one',
    by: 'operator',
    rule: 'consent.voted',
    tamper: (scene) =>
      playing(scene, async () => {
        adopt(scene)
        const present = NAMES.map((name) => `seat-${name}`)
        const terms = scene.ledger.openVote('vote-2', 'meeting-1', 'item-2', present)
        await scene.everybody(terms)
        scene.ledger.close(terms, present)
      }),
  },
  {
    name: 'consent items adopted after the sitting was adjourned',
    by: 'operator',
    rule: 'sitting.out_of_order',
    tamper: (scene) => {
      asConsent(scene)
      adopt(scene)
    },
  },
  {
    name: 'an adoption taken back that never was',
    by: 'operator',
    rule: 'consent.nothing_reopened',
    tamper: (scene) => playing(scene, () => reopen(scene)),
    twin: (scene) =>
      playing(scene, async () => {
        adopt(scene)
        reopen(scene)
        await scene.voteNow()
      }),
  },
  {
    name: 'an adoption taken back, and made again over the same objection',
    by: 'operator',
    rule: 'consent.contested',
    tamper: (scene) =>
      playing(scene, () => {
        adopt(scene)
        reopen(scene)
        adopt(scene)
      }),
  },
  {
    name: 'an adoption taken back by a member',
    by: 'operator',
    rule: 'actor.not_permitted',
    tamper: (scene) =>
      playing(scene, () => {
        adopt(scene)
        reopen(scene, 'person-amal')
      }),
  },
  {
    name: 'an adopted item put to the vote, and its adoption taken back after',
    by: 'operator',
    rule: 'consent.voted',
    tamper: (scene) =>
      playing(scene, async () => {
        adopt(scene)
        await scene.voteNow()
        reopen(scene)
      }),
  },
]
