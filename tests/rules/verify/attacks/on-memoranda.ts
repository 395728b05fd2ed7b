import type { Attack, Scene } from './attack.ts'

const DIGEST = 'ab'.repeat(32)
const UNIT = { unit: 'unit-works', unit_name: { ar: 'الأشغال', en: 'Works' } }
const OTHER = { unit: 'unit-finance', unit_name: { ar: 'المالية', en: 'Finance' } }

const of = (number: string, version = '1', memorandum = `memorandum-${number}`) => ({
  memorandum,
  year: '2026',
  number,
  version,
})

/** By somebody of the unit, who has no seat. */
const file = ({ ledger }: Scene, number = '1', version = '1', memorandum?: string, late = false): void => {
  const payload = { ...of(number, version, memorandum), ...UNIT, late, digest: DIGEST }
  ledger.append('memorandum.filed', payload, 'person-of-works')
}
const answer = ({ ledger }: Scene, given: 'accepted' | 'returned', version = '1'): void => {
  ledger.append('memorandum.answered', { ...of('1', version), answer: given, late: false, digest: DIGEST })
}
const place = ({ ledger }: Scene, where: 'scheduled' | 'taken_off', item = 'item-9', version = '1'): void => {
  ledger.append('memorandum.placed', { ...of('1', version), place: where, meeting: 'meeting-2', item })
}
const observe = ({ ledger }: Scene, unit = OTHER): void => {
  const payload = { ...of('1'), ...unit, answer: 'none' as const, digest: DIGEST }
  ledger.append('memorandum.observed', payload, 'person-of-finance')
}

/** Returned, mended, observed upon, accepted, placed, and placed again elsewhere. */
const lawful = (scene: Scene): void => {
  file(scene)
  observe(scene)
  answer(scene, 'returned')
  file(scene, '1', '2')
  answer(scene, 'accepted', '2')
  place(scene, 'scheduled', 'item-9', '2')
  place(scene, 'taken_off', 'item-9', '2')
  place(scene, 'scheduled', 'item-10', '2')
  file(scene, '2')
}

const breaks = (name: string, tamper: (scene: Scene) => void): Attack => ({
  name,
  by: 'operator',
  rule: 'memorandum.out_of_order',
  tamper,
  twin: lawful,
})

export const memorandumAttacks: Attack[] = [
  breaks('a memorandum placed on an agenda that nobody accepted', (scene) => {
    file(scene)
    place(scene, 'scheduled')
  }),
  breaks('one accepted that was never filed', (scene) => answer(scene, 'accepted')),
  breaks('one accepted in another version than was filed last', (scene) => {
    file(scene)
    answer(scene, 'returned')
    file(scene, '1', '2')
    answer(scene, 'accepted', '1')
  }),
  breaks('one placed after it was returned', (scene) => {
    file(scene)
    answer(scene, 'accepted')
    answer(scene, 'returned')
    place(scene, 'scheduled')
  }),
  breaks('one observed upon after it was placed', (scene) => {
    file(scene)
    answer(scene, 'accepted')
    place(scene, 'scheduled')
    observe(scene)
  }),
  breaks('one taken off an agenda it was not on', (scene) => {
    file(scene)
    answer(scene, 'accepted')
    place(scene, 'scheduled')
    place(scene, 'taken_off', 'item-10')
  }),
  {
    name: 'one withdrawn in the name of another unit',
    by: 'operator',
    rule: 'memorandum.filing_differs',
    tamper: (scene) => {
      file(scene)
      scene.ledger.append('memorandum.withdrawn', { ...of('1'), ...OTHER }, 'person-of-works')
    },
    twin: (scene) => {
      file(scene)
      scene.ledger.append('memorandum.withdrawn', { ...of('1'), ...UNIT }, 'person-of-works')
    },
  },
  {
    name: 'one filed again by another unit',
    by: 'operator',
    rule: 'memorandum.filing_differs',
    tamper: (scene) => {
      file(scene)
      answer(scene, 'returned')
      const payload = { ...of('1', '2'), ...OTHER, late: false, digest: DIGEST }
      scene.ledger.append('memorandum.filed', payload, 'person-of-works')
    },
    twin: lawful,
  },
  {
    name: 'one observed upon by its own unit',
    by: 'operator',
    rule: 'memorandum.filing_differs',
    tamper: (scene) => {
      file(scene)
      observe(scene, UNIT)
    },
    twin: lawful,
  },
  {
    name: 'one that came late and is accepted as if it had come in time',
    by: 'operator',
    rule: 'memorandum.filing_differs',
    tamper: (scene) => {
      file(scene, '1', '1', undefined, true)
      answer(scene, 'accepted')
    },
    twin: (scene) => {
      file(scene, '1', '1', undefined, true)
      const payload = { ...of('1'), answer: 'accepted' as const, late: true, digest: DIGEST }
      scene.ledger.append('memorandum.answered', payload)
    },
  },
  {
    name: 'a memorandum filed under a number of another year',
    by: 'operator',
    rule: 'memorandum.out_of_number',
    tamper: ({ ledger }) => {
      const payload = { ...of('1'), year: '2025', ...UNIT, late: false, digest: DIGEST }
      ledger.append('memorandum.filed', payload, 'person-of-works')
    },
    twin: (scene) => file(scene),
  },
  {
    name: 'a memorandum accepted by its own unit',
    by: 'operator',
    rule: 'actor.not_permitted',
    tamper: (scene) => {
      file(scene)
      const payload = { ...of('1'), answer: 'accepted' as const, late: false, digest: DIGEST }
      scene.ledger.append('memorandum.answered', payload, 'person-of-works')
    },
    twin: lawful,
  },
  {
    name: 'a number of memoranda that leaves one out',
    by: 'operator',
    rule: 'memorandum.out_of_number',
    tamper: (scene) => file(scene, '2'),
    twin: lawful,
  },
  {
    name: 'one number given to two memoranda',
    by: 'operator',
    rule: 'memorandum.out_of_number',
    tamper: (scene) => {
      file(scene)
      file(scene, '1', '1', 'memorandum-2')
    },
    twin: lawful,
  },
]
