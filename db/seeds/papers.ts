import { both } from './text.ts'
import type { PaperSeed } from './types.ts'

export const PAPERS: readonly PaperSeed[] = [
  {
    key: 'water-ar',
    template: 'water-strategy-ar',
    title: both('مذكرة وزارة الكهرباء والماء رقم ١١٨', 'Memorandum 118, Ministry of Electricity and Water (Arabic)'),
    fileName: 'memorandum-118-water-security-ar.pdf',
    editions: 2,
    pages: 6,
  },
  {
    key: 'water-en',
    template: 'water-strategy-en',
    title: both('المذكرة رقم ١١٨: النص الإنجليزي المقابل', 'Memorandum 118: English counterpart'),
    fileName: 'memorandum-118-water-security-en.pdf',
    editions: 2,
    pages: 3,
  },
  {
    key: 'minutes-41',
    template: 'minutes-41',
    title: both('محضر الجلسة الحادية والأربعين', 'Minutes of the forty-first sitting'),
    fileName: 'minutes-sitting-41.pdf',
    editions: 1,
    pages: 1,
  },
  {
    key: 'budget-q3',
    template: 'budget-third-quarter',
    title: both(
      'الوضع المالي للربع الثالث: جداول الإيرادات والمصروفات',
      'Third-quarter position: revenue and spending',
    ),
    fileName: 'third-quarter-financial-position.pdf',
    editions: 1,
    pages: 2,
  },
  {
    key: 'tender-12',
    template: 'tender-evaluation',
    title: both(
      'تقرير تقييم المظاريف الفنية، المناقصة ١٢/٢٠٢٦',
      'Evaluation of the technical envelopes, tender 12/2026',
    ),
    fileName: 'tender-12-2026-technical-evaluation.pdf',
    editions: 1,
    pages: 4,
  },
  {
    key: 'competition-bill',
    template: 'competition-bill',
    title: both('مشروع قانون حماية المنافسة، للقراءة الثانية', 'Competition Protection Bill, second reading'),
    fileName: 'competition-protection-bill.pdf',
    editions: 1,
    pages: 8,
  },
]
