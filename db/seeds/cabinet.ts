import { ZONE } from './papers/dates.ts'
import { seat } from './seat.ts'
import { both } from './text.ts'
import type { BodySeed, SeatSeed } from './types.ts'

const SEATS: readonly SeatSeed[] = [
  seat('cabinet', 'nasser', 'chair', both('رئيس مجلس الوزراء', 'Prime Minister')),
  seat(
    'cabinet',
    'tariq',
    'deputy',
    both('نائب رئيس مجلس الوزراء، وزير الخارجية', 'Deputy Prime Minister, Minister of Foreign Affairs'),
  ),
  seat('cabinet', 'laila', 'member', both('وزيرة المالية', 'Minister of Finance')),
  seat('cabinet', 'rana', 'member', both('وزيرة الإسكان', 'Minister of Housing')),
  seat('cabinet', 'abdulla', 'member', both('وزير المواصلات', 'Minister of Transport')),
  seat('cabinet', 'sami', 'member', both('وزير العدل', 'Minister of Justice')),
  seat('cabinet', 'kamal', 'member', both('وزير التجارة والصناعة', 'Minister of Commerce and Industry')),
  seat('cabinet', 'hamad', 'member', both('وزير الداخلية', 'Minister of the Interior')),
  seat('cabinet', 'maryam', 'member', both('وزيرة الأشغال', 'Minister of Works')),
  seat('cabinet', 'yousif', 'member', both('وزير التربية والتعليم', 'Minister of Education')),
  seat('cabinet', 'salma', 'member', both('وزيرة الكهرباء والماء', 'Minister of Electricity and Water')),
  seat('cabinet', 'huda', 'member', both('وزيرة الصحة', 'Minister of Health')),
  seat(
    'cabinet',
    'amina',
    'secretary',
    both('الأمينة العامة لمجلس الوزراء', 'Secretary General of the Council of Ministers'),
  ),
  seat('cabinet', 'dana', 'secretary', both('أمينة السر المساعدة', 'Assistant Secretary')),
  seat('cabinet', 'waleed', 'auditor', both('مراجع، ديوان الرقابة', 'Auditor, State Audit Office')),
]

/** Twelve at a table, the Prime Minister at its head. */
export const CABINET: BodySeed = {
  key: 'cabinet',
  create: {
    slug: 'cabinet',
    name: both('مجلس الوزراء', 'Council of Ministers'),
    accent: 'cabinet',
    plan: 'table',
    zone: ZONE,
    settings: { confirmation: 'none', conflictHides: 'papers' },
  },
  blocs: [],
  seats: SEATS,
}
