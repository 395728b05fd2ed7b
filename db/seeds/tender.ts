import { ZONE } from './papers/dates.ts'
import { seat } from './seat.ts'
import { both } from './text.ts'
import type { BodySeed, SeatSeed } from './types.ts'

const SEATS: readonly SeatSeed[] = [
  seat('tender', 'saad', 'chair', both('رئيس مجلس المناقصات', 'Chair of the Tender Board')),
  seat(
    'tender',
    'maryam',
    'deputy',
    both('نائبة رئيس مجلس المناقصات، وزيرة الأشغال', 'Deputy Chair of the Tender Board, Minister of Works'),
  ),
  seat('tender', 'basim', 'member', both('عضو، ممثل غرفة التجارة', 'Member for the Chamber of Commerce')),
  seat('tender', 'haifa', 'member', both('عضو، ممثلة وزارة المالية', 'Member for the Ministry of Finance')),
  seat('tender', 'nabil', 'member', both('عضو، خبير هندسي', 'Member, engineer')),
  seat('tender', 'shaima', 'member', both('عضو، خبيرة قانونية', 'Member, jurist')),
  seat(
    'tender',
    'abdulrahman',
    'member',
    both('عضو، ممثل وزارة التجارة والصناعة', 'Member for the Ministry of Commerce and Industry'),
  ),
  seat('tender', 'muna', 'member', both('عضو، خبيرة تقنية المعلومات', 'Member, information technologist')),
  seat('tender', 'jamal', 'member', both('عضو، خبير مالي', 'Member, accountant')),
  seat(
    'tender',
    'iman',
    'delegate',
    both(
      'مندوبة وزارة الكهرباء والماء، الجهة الطارحة',
      'Delegate of the Ministry of Electricity and Water, buying authority',
    ),
  ),
  seat('tender', 'dana', 'secretary', both('أمينة سر مجلس المناقصات', 'Secretary of the Tender Board')),
  seat('tender', 'waleed', 'auditor', both('مراجع، ديوان الرقابة', 'Auditor, State Audit Office')),
]

/** Chair, deputy and seven members vote; the delegate of the buying authority attends without a vote. */
export const TENDER_BOARD: BodySeed = {
  key: 'tender',
  create: {
    slug: 'tender-board',
    name: both('مجلس المناقصات', 'Tender Board'),
    accent: 'tender',
    plan: 'table',
    zone: ZONE,
    settings: { confirmation: 'none', conflictHides: 'item' },
  },
  blocs: [],
  seats: SEATS,
}
