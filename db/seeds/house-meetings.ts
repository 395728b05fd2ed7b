import { item } from './item.ts'
import { both, decides } from './text.ts'
import type { MeetingSeed } from './types.ts'

export const HOUSE_MEETINGS: readonly MeetingSeed[] = [
  {
    key: 'house-12',
    body: 'house',
    number: 12,
    title: both('الجلسة الثانية عشرة، دور الانعقاد الثاني', 'Twelfth sitting, second session'),
    kind: 'in_person',
    place: both('القاعة الكبرى، مبنى المجلس', 'Main chamber, House building'),
    start: { inDays: 2, at: '10:00' },
    minutes: 180,
    state: 'circulated',
    items: [
      item({
        key: 'house-12.minutes',
        type: 'decision',
        title: both('التصديق على مضبطة الجلسة ١١', 'Approval of the record of sitting 11'),
        presenter: 'lamya',
        minutes: 5,
        classification: 'public',
        decision: decides(
          'يصدّق مجلس النواب على مضبطة جلسته الحادية عشرة بالصيغة الموزعة على الأعضاء.',
          'The House approves the record of its eleventh sitting as circulated to members.',
        ),
      }),
      item({
        key: 'house-12.messages',
        type: 'information',
        title: both('الرسائل الواردة والمراسيم المحالة', 'Messages received and decrees referred'),
        presenter: 'badr',
        minutes: 10,
        classification: 'public',
      }),
      item({
        key: 'house-12.question',
        type: 'discussion',
        title: both(
          'سؤال إلى وزيرة الصحة بشأن مواعيد العيادات',
          'Question to the Minister of Health on clinic waiting times',
        ),
        presenter: 'zainab',
        minutes: 20,
        classification: 'public',
        purpose: both(
          'للعضو أن يعقّب مرة واحدة، ولا يُجرى تصويت على السؤال.',
          'The member may reply once; no vote is taken on a question.',
        ),
      }),
      item({
        key: 'house-12.competition',
        type: 'decision',
        title: both('مشروع قانون حماية المنافسة: القراءة الثانية', 'Competition Protection Bill: second reading'),
        presenter: 'khalid',
        minutes: 20,
        classification: 'public',
        purpose: both(
          'التصويت النهائي على المشروع بالصيغة التي أقرتها لجنة الشؤون المالية والاقتصادية.',
          'Final vote on the bill as settled by the Committee on Financial and Economic Affairs.',
        ),
        decision: decides(
          'يوافق مجلس النواب على مشروع قانون حماية المنافسة بالصيغة التي أقرتها لجنة الشؤون المالية والاقتصادية، ويقرّر إحالته لاستكمال الإجراءات الدستورية.',
          'The House passes the Competition Protection Bill as settled by the Committee on Financial and Economic Affairs and resolves to refer it for completion of the constitutional procedure.',
        ),
        papers: ['competition-bill'],
        children: [
          item({
            key: 'house-12.competition.prohibited',
            type: 'discussion',
            title: both('الفصل الثاني: الممارسات المحظورة', 'Chapter two: prohibited practices'),
            presenter: 'khalid',
            minutes: 30,
            classification: 'public',
          }),
          item({
            key: 'house-12.competition.penalties',
            type: 'discussion',
            title: both('الفصل الخامس: الجزاءات', 'Chapter five: penalties'),
            presenter: 'reem',
            minutes: 30,
            classification: 'public',
          }),
        ],
      }),
      item({
        key: 'house-12.inquiry',
        type: 'decision',
        title: both('تشكيل لجنة تحقيق في انقطاع المياه', 'Committee of inquiry into the water outage'),
        presenter: 'ghada',
        minutes: 30,
        classification: 'public',
        decision: decides(
          'يقرّر مجلس النواب تشكيل لجنة تحقيق من سبعة أعضاء في أسباب انقطاع محطة الساحل الشرقي، ترفع تقريرها خلال تسعين يومًا.',
          'The House resolves to appoint a committee of seven members to inquire into the causes of the East Coast plant outage and to report within ninety days.',
        ),
      }),
      item({
        key: 'house-12.other',
        type: 'other',
        title: both('ما يستجد من أعمال', 'Any other business'),
        minutes: 10,
        classification: 'public',
      }),
    ],
  },
]
