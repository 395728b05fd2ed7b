import { ZONE } from './papers/dates.ts'
import { figures } from './papers/figures.ts'
import { seat } from './seat.ts'
import { both } from './text.ts'
import type { BodySeed, SeatSeed } from './types.ts'

const BLOCS = [
  { key: 'accord', name: both('كتلة الوفاق', 'Accord') },
  { key: 'justice', name: both('كتلة العدالة', 'Justice') },
  { key: 'independent', name: both('المستقلون', 'Independents') },
  { key: 'change', name: both('كتلة التغيير', 'Change') },
] as const

// In the order of the chamber, bloc after bloc; the three of the rostrum sit apart and belong to blocs like the rest.
const MEMBERS: Record<(typeof BLOCS)[number]['key'], readonly string[]> = {
  accord: [
    'fahad',
    'lulwa',
    'rashid',
    'suad',
    'majid',
    'nouf',
    'jaber',
    'aisha',
    'khalid',
    'hind',
    'saleh',
    'badriya',
    'ahmed',
  ],
  justice: ['mansoor', 'zainab', 'ibrahim', 'fatima', 'adel', 'ruqaya', 'jaafar', 'sakina', 'mohsen', 'ali'],
  independent: ['thuraya', 'sultan', 'ghada', 'mubarak', 'sharifa', 'hasan', 'najla', 'omar'],
  change: ['reem', 'talal', 'asma', 'mazen', 'dalal', 'hamza'],
}

const ROSTRUM: readonly SeatSeed[] = [
  seat('house', 'badr', 'chair', both('رئيس مجلس النواب', 'Speaker of the House'), 'accord'),
  seat('house', 'munira', 'deputy', both('النائبة الأولى لرئيس المجلس', 'First Deputy Speaker'), 'justice'),
  seat('house', 'isa', 'deputy', both('النائب الثاني لرئيس المجلس', 'Second Deputy Speaker'), 'independent'),
]

const CHAMBER: readonly SeatSeed[] = BLOCS.flatMap(({ key }) =>
  MEMBERS[key].map((username) => ({ username, bloc: key })),
).map(({ username, bloc }, index) => {
  const district = ROSTRUM.length + index + 1
  const title = both(`عضو عن الدائرة ${figures('ar')(district)}`, `Member for District ${figures('en')(district)}`)
  return seat('house', username, 'member', title, bloc)
})

const OFFICERS: readonly SeatSeed[] = [
  seat('house', 'lamya', 'secretary', both('الأمينة العامة لمجلس النواب', 'Secretary General of the House')),
  seat('house', 'noura', 'auditor', both('مدققة، ديوان الرقابة', 'Auditor, State Audit Office')),
]

/** Forty members in a hemicycle, in four blocs. */
export const HOUSE: BodySeed = {
  key: 'house',
  create: {
    slug: 'house',
    name: both('مجلس النواب', 'The House of Representatives'),
    accent: 'parliament',
    plan: 'hemicycle',
    zone: ZONE,
    settings: { confirmation: 'none', conflictHides: 'nothing', blocs: [...BLOCS] },
  },
  blocs: BLOCS,
  seats: [...ROSTRUM, ...CHAMBER, ...OFFICERS],
}
