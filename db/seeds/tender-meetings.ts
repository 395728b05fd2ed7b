import { item } from './item.ts'
import { both, decides } from './text.ts'
import type { MeetingSeed } from './types.ts'

export const TENDER_MEETINGS: readonly MeetingSeed[] = [
  {
    key: 'tender-19',
    body: 'tender',
    number: 19,
    title: both('الاجتماع التاسع عشر', 'Nineteenth meeting'),
    kind: 'in_person',
    place: both('قاعة فتح المظاريف، مبنى المجلس', 'Bid opening room, Board building'),
    start: { inDays: 1, at: '09:30' },
    minutes: 90,
    state: 'circulated',
    items: [
      item({
        key: 'tender-19.minutes',
        type: 'decision',
        title: both('التصديق على محضر الاجتماع ١٨', 'Approval of the minutes of meeting 18'),
        presenter: 'dana',
        minutes: 5,
        decision: decides(
          'يصدّق مجلس المناقصات على محضر اجتماعه الثامن عشر بالصيغة المعروضة.',
          'The Tender Board approves the minutes of its eighteenth meeting as laid before it.',
        ),
      }),
      item({
        key: 'tender-19.desalination',
        type: 'decision',
        title: both('المناقصة ١٢/٢٠٢٦: تقييم المظاريف الفنية', 'Tender 12/2026: evaluation of the technical envelopes'),
        presenter: 'nabil',
        minutes: 30,
        classification: 'secret',
        purpose: both(
          'محطة تحلية الساحل الشرقي، المرحلة الثانية: اعتماد تقرير اللجنة الفنية قبل فتح أي مظروف مالي.',
          'East Coast desalination plant, second phase: to adopt the report of the technical committee before any price envelope is opened.',
        ),
        decision: decides(
          'يعتمد المجلس التقييم الفني للمناقصة رقم ١٢/٢٠٢٦، ويقرّر فتح المظاريف المالية للعطاءات الثلاثة المستوفية.',
          'The Board adopts the technical evaluation of tender 12/2026 and resolves to open the price envelopes of the three compliant bids.',
        ),
        papers: ['tender-12'],
      }),
      item({
        key: 'tender-19.bond',
        type: 'decision',
        title: both('المناقصة ١٠/٢٠٢٦: تمديد سريان الضمان الابتدائي', 'Tender 10/2026: extension of bid bonds'),
        presenter: 'shaima',
        minutes: 15,
        classification: 'confidential',
        decision: decides(
          'يوافق المجلس على طلب مقدّمي العطاءات في المناقصة رقم ١٠/٢٠٢٦ تمديد سريان الضمان الابتدائي ستين يومًا، دون تعديل في الأسعار أو الشروط.',
          'The Board grants the request of the bidders in tender 10/2026 to extend their bid bonds by sixty days, without change to prices or conditions.',
        ),
      }),
      item({
        key: 'tender-19.electronic',
        type: 'discussion',
        title: both('تعميم التقديم الإلكتروني للعطاءات', 'Electronic lodging of bids in every tender'),
        presenter: 'muna',
        minutes: 20,
        purpose: both(
          'مناقشة مدة الانتقال وشروط التشفير وحفظ المفاتيح لدى أعضاء المجلس.',
          'To discuss the transition, the terms of encryption and the keeping of keys by members of the Board.',
        ),
      }),
      item({
        key: 'tender-19.quarter',
        type: 'information',
        title: both('تقرير المناقصات المطروحة في الربع الثالث', 'Tenders invited in the third quarter'),
        presenter: 'dana',
        minutes: 10,
      }),
    ],
  },
]
