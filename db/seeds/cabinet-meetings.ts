import { item } from './item.ts'
import { both, decides } from './text.ts'
import type { ItemSeed, MeetingSeed } from './types.ts'

// U+2060 around the dash of a range of years keeps it on one line.
const WATER_ITEM: ItemSeed = item({
  key: 'cabinet-42.water',
  type: 'decision',
  title: both(
    'الإستراتيجية الوطنية للأمن المائي ٢٠٢٧\u2060–\u2060٢٠٣٥',
    'National Water Security Strategy 2027\u2060–\u20602035',
  ),
  presenter: 'salma',
  minutes: 10,
  classification: 'confidential',
  purpose: both(
    'إقرار الإستراتيجية وإطار تمويلها بعد استكمال ملاحظات وزارة المالية التي أُرجئ البند بسببها في الجلسة الحادية والأربعين.',
    'To adopt the Strategy and its financing, now that the observations of the Ministry of Finance, for which the item was deferred at the forty-first sitting, have been answered.',
  ),
  decision: decides(
    'يوافق مجلس الوزراء على الإستراتيجية الوطنية للأمن المائي للأعوام ٢٠٢٧\u2060–\u2060٢٠٣٥ بالصيغة المرفقة بمذكرة وزارة الكهرباء والماء رقم ١١٨ لسنة ٢٠٢٦، ويكلّف الوزارة موافاة المجلس بتقرير عن سير التنفيذ كل ستة أشهر، على أن تُدرج كلفة السنة الأولى في مشروع الميزانية العامة للدولة.',
    'The Council of Ministers approves the National Water Security Strategy 2027\u2060–\u20602035 as annexed to Memorandum No. 118 of 2026 of the Ministry of Electricity and Water; directs the Ministry to report on its implementation every six months; and provides that the cost of the first year be entered in the draft State budget.',
  ),
  papers: ['water-ar', 'water-en'],
  children: [
    item({
      key: 'cabinet-42.water.targets',
      type: 'discussion',
      title: both('الأهداف والمستهدفات والمخزون الإستراتيجي', 'Aims, targets and the strategic stock'),
      presenter: 'salma',
      minutes: 10,
      classification: 'confidential',
      purpose: both(
        'مناقشة رفع المخزون من ثلاثة أيام إلى سبعة أيام بنهاية عام ٢٠٣٠.',
        'To discuss raising the stock from three days to seven by the end of 2030.',
      ),
    }),
    item({
      key: 'cabinet-42.water.cost',
      type: 'discussion',
      title: both(
        'الكلفة ومصادر التمويل وملاحظات وزارة المالية',
        'Cost, finance and the observations of the Ministry of Finance',
      ),
      presenter: 'laila',
      minutes: 10,
      classification: 'confidential',
      purpose: both(
        'مناقشة سقف السنة الأولى ونسبة الاعتمادات الرأسمالية وأثر عقود الشراكة.',
        'To discuss the ceiling of the first year, the share of capital appropriations and the effect of partnership contracts.',
      ),
    }),
  ],
})

const SITTING_42: MeetingSeed = {
  key: 'cabinet-42',
  body: 'cabinet',
  number: 42,
  title: both('الجلسة الاعتيادية الثانية والأربعون', 'Forty-second ordinary sitting'),
  kind: 'hybrid',
  place: both('قاعة المجلس، الديوان', 'Council chamber, the Diwan'),
  start: { inMinutes: 120 },
  minutes: 120,
  state: 'circulated',
  items: [
    item({
      key: 'cabinet-42.minutes',
      type: 'decision',
      title: both('التصديق على محضر الجلسة ٤١', 'Approval of the minutes of sitting 41'),
      presenter: 'amina',
      minutes: 5,
      decision: decides(
        'يصدّق مجلس الوزراء على محضر جلسته الحادية والأربعين بالصيغة المعروضة.',
        'The Council of Ministers approves the minutes of its forty-first sitting as laid before it.',
      ),
      papers: ['minutes-41'],
    }),
    item({
      key: 'cabinet-42.appointments',
      type: 'consent',
      title: both('تعيينات في مجالس إدارات الهيئات', 'Appointments to boards of authorities'),
      presenter: 'nasser',
      minutes: 3,
      decision: decides(
        'يوافق مجلس الوزراء على تجديد عضوية مجلسي إدارة هيئة الموانئ وهيئة المعايير والقياس مدة ثلاث سنوات، اعتبارًا من تاريخ انتهاء المدة الحالية.',
        'The Council of Ministers renews the membership of the boards of the Ports Authority and of the Standards and Metrology Authority for three years from the end of the present term.',
      ),
    }),
    item({
      key: 'cabinet-42.air-services',
      type: 'consent',
      title: both('اتفاقية النقل الجوي الإقليمية', 'Regional air services agreement'),
      presenter: 'abdulla',
      minutes: 3,
      decision: decides(
        'يوافق مجلس الوزراء على اتفاقية النقل الجوي الإقليمية، ويفوّض وزير المواصلات في توقيعها، على أن تُحال بعد التوقيع إلى مجلس النواب.',
        'The Council of Ministers approves the regional air services agreement and authorises the Minister of Transport to sign it, after which it shall be referred to the House of Representatives.',
      ),
    }),
    WATER_ITEM,
    item({
      key: 'cabinet-42.housing',
      type: 'decision',
      title: both('ترسية مشروع المدينة الإسكانية الشمالية', 'Award of the Northern Housing City project'),
      presenter: 'rana',
      minutes: 25,
      classification: 'confidential',
      purpose: both(
        'النظر في توصية مجلس المناقصات بشأن المناقصة ٩/٢٠٢٦ قبل إبرام العقد.',
        'To consider the recommendation of the Tender Board on tender 9/2026 before the contract is concluded.',
      ),
      decision: decides(
        'يوافق مجلس الوزراء على ترسية المرحلة الأولى من مشروع المدينة الإسكانية الشمالية وفق توصية مجلس المناقصات في المناقصة رقم ٩/٢٠٢٦، ويكلّف وزارة الإسكان إبرام العقد خلال ثلاثين يومًا.',
        'The Council of Ministers approves the award of the first phase of the Northern Housing City as recommended by the Tender Board in tender 9/2026, and directs the Ministry of Housing to conclude the contract within thirty days.',
      ),
    }),
    item({
      key: 'cabinet-42.health-data',
      type: 'discussion',
      title: both('مشروع قانون حماية البيانات الصحية', 'Health data protection bill'),
      presenter: 'huda',
      minutes: 20,
      purpose: both(
        'مناقشة المبادئ العامة للمشروع، ولا سيما موافقة المريض ونقل البيانات إلى الخارج، قبل إعداد الصيغة النهائية.',
        'To discuss the principles of the bill, the consent of patients and transfers abroad above all, before the final text is prepared.',
      ),
    }),
    item({
      key: 'cabinet-42.third-quarter',
      type: 'information',
      title: both('الوضع المالي للربع الثالث', 'Third-quarter financial position'),
      presenter: 'laila',
      minutes: 15,
      purpose: both(
        'إحاطة المجلس بما تحقق من الإيرادات والمصروفات مقارنة بالميزانية المعتمدة.',
        'To inform the Council of revenue and spending against the approved budget.',
      ),
      papers: ['budget-q3'],
    }),
    item({
      key: 'cabinet-42.rains',
      type: 'information',
      title: both('خطة الاستعداد لموسم الأمطار', 'Rainy-season readiness plan'),
      presenter: 'maryam',
      minutes: 10,
      purpose: both(
        'إحاطة المجلس بجاهزية شبكات تصريف المياه ومحطات الضخ وفرق الطوارئ في المحافظات.',
        'To inform the Council of the readiness of drainage, pumping stations and emergency teams in the governorates.',
      ),
    }),
    item({
      key: 'cabinet-42.committee',
      type: 'election',
      title: both('انتخاب نائب رئيس اللجنة الاقتصادية', 'Election of the deputy chair of the Economic Committee'),
      presenter: 'amina',
      minutes: 10,
    }),
    item({
      key: 'cabinet-42.other',
      type: 'other',
      title: both('ما يستجد من أعمال', 'Any other business'),
      minutes: 5,
    }),
  ],
}

const SITTING_43: MeetingSeed = {
  key: 'cabinet-43',
  body: 'cabinet',
  number: 43,
  title: both('الجلسة الاعتيادية الثالثة والأربعون', 'Forty-third ordinary sitting'),
  kind: 'in_person',
  place: both('قاعة المجلس، الديوان', 'Council chamber, the Diwan'),
  start: { inDays: 7, at: '10:00' },
  minutes: 90,
  state: 'draft',
  items: [
    item({
      key: 'cabinet-43.minutes',
      type: 'decision',
      title: both('التصديق على محضر الجلسة ٤٢', 'Approval of the minutes of sitting 42'),
      presenter: 'amina',
      minutes: 5,
      decision: decides(
        'يصدّق مجلس الوزراء على محضر جلسته الثانية والأربعين بالصيغة المعروضة.',
        'The Council of Ministers approves the minutes of its forty-second sitting as laid before it.',
      ),
    }),
    item({
      key: 'cabinet-43.early-childhood',
      type: 'decision',
      title: both('البرنامج الوطني للطفولة المبكرة', 'National early childhood programme'),
      presenter: 'yousif',
      minutes: 25,
      decision: decides(
        'يوافق مجلس الوزراء على البرنامج الوطني للطفولة المبكرة، ويكلّف وزارة التربية والتعليم البدء في مرحلته الأولى مع العام الدراسي القادم.',
        'The Council of Ministers approves the national early childhood programme and directs the Ministry of Education to begin its first phase in the coming school year.',
      ),
    }),
    item({
      key: 'cabinet-43.courts',
      type: 'discussion',
      title: both('التقاضي الإلكتروني في محاكم الدرجة الأولى', 'Electronic litigation in courts of first instance'),
      presenter: 'sami',
      minutes: 20,
    }),
    item({
      key: 'cabinet-43.small-business',
      type: 'information',
      title: both('تقرير المنشآت الصغيرة والمتوسطة', 'Report on small and medium enterprises'),
      presenter: 'kamal',
      minutes: 15,
    }),
    item({
      key: 'cabinet-43.civil-defence',
      type: 'information',
      title: both('نتائج تمرين الدفاع المدني', 'Results of the civil defence exercise'),
      presenter: 'hamad',
      minutes: 15,
      classification: 'confidential',
    }),
  ],
}

export const CABINET_MEETINGS: readonly MeetingSeed[] = [SITTING_42, SITTING_43]
