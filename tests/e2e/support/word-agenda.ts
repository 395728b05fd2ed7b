// An agenda of twenty items as Microsoft Word puts it on the clipboard: paragraphs of a list that is none, three levels deep, each in
// Arabic and English; and the thirty papers that come with it.
import { onePage } from '../../support/pdf-objects.ts'

export type Line = { level: 1 | 2 | 3; mark: string; ar: string; en: string; tail?: string }

export const AGENDA: readonly Line[] = [
  { level: 1, mark: '1', ar: 'محضر الجلسة السابقة', en: 'Minutes of the last sitting', tail: '(5 min)' },
  { level: 1, mark: '2', ar: 'إستراتيجية الموانئ', en: 'Ports strategy', tail: '(for decision) (20 min)' },
  { level: 1, mark: '3', ar: 'الصحة', en: 'Health' },
  { level: 2, mark: '3.1', ar: 'المستشفيات الجديدة', en: 'New hospitals' },
  { level: 2, mark: '3.2', ar: 'أسعار الأدوية', en: 'Medicine prices', tail: '(for information)' },
  { level: 3, mark: '3.2.1', ar: 'الأدوية المستوردة', en: 'Imported medicines' },
  { level: 3, mark: '3.2.2', ar: 'الصناعة المحلية', en: 'Local industry' },
  { level: 1, mark: '4', ar: 'التعليم', en: 'Education' },
  { level: 2, mark: '4.1', ar: 'المدارس', en: 'Schools' },
  { level: 2, mark: '4.2', ar: 'الجامعات', en: 'Universities' },
  { level: 1, mark: '5', ar: 'الإسكان', en: 'Housing', tail: '(15 min)' },
  { level: 1, mark: '6', ar: 'النقل العام', en: 'Public transport' },
  { level: 2, mark: '6.1', ar: 'الحافلات', en: 'Buses' },
  { level: 2, mark: '6.2', ar: 'المترو', en: 'Metro' },
  { level: 1, mark: '7', ar: 'المياه والكهرباء', en: 'Water and electricity' },
  { level: 1, mark: '8', ar: 'تعديل قانون الشركات', en: 'Amendment of the companies law', tail: '(for decision)' },
  { level: 1, mark: '9', ar: 'الأمن الغذائي', en: 'Food security' },
  { level: 1, mark: '10', ar: 'السياحة', en: 'Tourism', tail: '(for information)' },
  { level: 1, mark: '11', ar: 'الرياضة والشباب', en: 'Sports and youth' },
  { level: 1, mark: '12', ar: 'ما يستجد من أعمال', en: 'Any other business' },
]

export function wordClipboard(): string {
  const heading = `<p class=MsoNormal align=center style='text-align:center'><b><span lang=EN-GB>Agenda / <span
dir=RTL lang=AR-BH>جدول الأعمال</span><o:p></o:p></span></b></p>`
  const paragraphs = AGENDA.map(
    ({
      level,
      mark,
      ar,
      en,
      tail,
    }) => `<p class=MsoListParagraphCxSpMiddle style='margin-left:${36 * level}.0pt;mso-add-space:
auto;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span lang=EN-GB
style='mso-fareast-font-family:Calibri'><span style='mso-list:Ignore'>${mark}.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span dir=RTL
lang=AR-BH>${ar}</span><span lang=EN-GB> / ${en}${tail ? ` ${tail}` : ''}<o:p></o:p></span></p>`,
  )
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- @list l0:level1 {mso-level-text:"%1."} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->${heading}${paragraphs.join('\n')}<!--EndFragment--></body></html>`
}

export type Paper = { name: string; item: string; bytes: Uint8Array }

/** Ten by number, ten by Arabic words, ten by English words. */
export function thirtyPapers(): Paper[] {
  const named: [name: string, item: string][] = [
    ['01 Minutes.pdf', '1'],
    ['02 Strategy.pdf', '2'],
    ['٣- مذكرة الوزارة.pdf', '3'],
    ['البند 3.1 المخططات.pdf', '3.1'],
    ['item 3.2 table.pdf', '3.2'],
    ['Item 3.2.1.pdf', '3.2.1'],
    ['البند ٣.٢.٢ مذكرة.pdf', '3.2.2'],
    ['04 overview.pdf', '4'],
    ['5) map.pdf', '5'],
    ['٦ خريطة.pdf', '6'],
    ['مذكرة المدارس.pdf', '4.1'],
    ['الجامعات - تقرير.pdf', '4.2'],
    ['خطة الإسكان.pdf', '5'],
    ['مسار الحافلات.pdf', '6.1'],
    ['مخطط المترو.pdf', '6.2'],
    ['الميّاه والكهرباء.pdf', '7'],
    ['قانون الشركات.pdf', '8'],
    ['الأمن الغذائي ملحق.pdf', '9'],
    ['السياحه.pdf', '10'],
    ['الشباب.pdf', '11'],
    ['ports-strategy-annex.pdf', '2'],
    ['new_hospitals.pdf', '3.1'],
    ['medicine prices 2026.pdf', '3.2'],
    ['imported-medicines.pdf', '3.2.1'],
    ['local industry.pdf', '3.2.2'],
    ['universities.pdf', '4.2'],
    ['buses.pdf', '6.1'],
    ['water-electricity.pdf', '7'],
    ['companies law.pdf', '8'],
    ['tourism figures.pdf', '10'],
  ]
  return named.map(([name, item], at) => ({
    name,
    item,
    bytes: onePage(`BT /F 24 Tf 72 720 Td (Paper ${at + 1}) Tj ET`),
  }))
}
