import { item } from './item.ts'
import { both, decides } from './text.ts'
import type { PastMeetingSeed } from './types.ts'

/** A sitting of each of two bodies that is over: the loader holds it with keys that it throws away afterwards. */
export const PAST_MEETINGS: readonly PastMeetingSeed[] = [
  {
    meeting: {
      key: 'cabinet-41',
      body: 'cabinet',
      number: 41,
      title: both('الجلسة الاعتيادية الحادية والأربعون', 'Forty-first ordinary sitting'),
      kind: 'in_person',
      place: both('قاعة المجلس، الديوان', 'Council chamber, the Diwan'),
      start: { inDays: -14, at: '09:30' },
      minutes: 90,
      state: 'circulated',
      items: [
        item({
          key: 'cabinet-41.air',
          type: 'decision',
          title: both('اتفاقية الخدمات الجوية', 'Air services agreement'),
          presenter: 'abdulla',
          minutes: 20,
          decision: decides(
            'يوافق مجلس الوزراء على اتفاقية الخدمات الجوية بالصيغة المرفقة، ويفوّض وزير المواصلات في التوقيع عليها.',
            'The Council of Ministers approves the Air Services Agreement as annexed and authorises the Minister of Transport to sign it.',
          ),
        }),
        item({
          key: 'cabinet-41.boards',
          type: 'decision',
          title: both('تعيينات في مجالس الإدارات', 'Appointments to boards'),
          presenter: 'sami',
          minutes: 15,
          decision: decides(
            'يقرّ مجلس الوزراء التعيينات الواردة في الكشف المرفق، على أن يُعمل بها من أول الشهر التالي.',
            'The Council of Ministers makes the appointments in the annexed list, with effect from the first day of next month.',
          ),
        }),
      ],
    },
    absent: ['kamal'],
    votes: [
      { item: 'cabinet-41.air', rule: 'simple_majority', no: ['yousif'], abstain: ['rana'] },
      { item: 'cabinet-41.boards', rule: 'absolute_majority', no: [], abstain: ['huda', 'maryam'] },
    ],
  },
  {
    meeting: {
      key: 'tender-18',
      body: 'tender',
      number: 18,
      title: both('الاجتماع الثامن عشر', 'Eighteenth meeting'),
      kind: 'in_person',
      place: both('قاعة مجلس المناقصات', 'Tender Board room'),
      start: { inDays: -5, at: '10:00' },
      minutes: 60,
      state: 'circulated',
      items: [
        item({
          key: 'tender-18.award',
          type: 'decision',
          title: both('إرساء المناقصة ٩/٢٠٢٦', 'Award of tender 9/2026'),
          presenter: 'nabil',
          minutes: 25,
          decision: decides(
            'يقرر المجلس إرساء المناقصة رقم ٩/٢٠٢٦ على العطاء الأول وفق توصية لجنة التقييم.',
            'The Board awards tender 9/2026 to the first bid, as the evaluation committee recommends.',
          ),
        }),
        item({
          key: 'tender-18.bond',
          type: 'decision',
          title: both('تمديد سريان الضمان الابتدائي', 'Extension of the bid bond'),
          presenter: 'shaima',
          minutes: 10,
          decision: decides(
            'يوافق المجلس على تمديد سريان الضمان الابتدائي للمناقصة رقم ١١/٢٠٢٦ ستين يومًا.',
            'The Board extends the validity of the bid bond of tender 11/2026 by sixty days.',
          ),
        }),
      ],
    },
    absent: ['jamal'],
    interests: [
      { item: 'tender-18.award', username: 'basim', reason: 'صلة قرابة بأحد مقدمي العطاءات / kinship with a bidder' },
    ],
    votes: [
      { item: 'tender-18.award', rule: 'two_thirds', no: ['haifa', 'muna', 'abdulrahman'], abstain: [] },
      { item: 'tender-18.bond', rule: 'simple_majority', no: [], abstain: ['muna'] },
    ],
  },
]
