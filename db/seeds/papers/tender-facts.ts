import { figures } from './figures.ts'

type Bid = {
  number: number
  ar: string
  en: string
  marks: readonly [number, number, number, number]
  compliant: boolean
}

/** The five bids of tender 12/2026 as the technical committee marked them; 70 of 100 opens the price envelope. */
export function tenderFacts() {
  const bids = (lang: 'ar' | 'en') =>
    BIDS.map((bid) => {
      const total = bid.marks[0] + bid.marks[1] + bid.marks[2] + bid.marks[3]
      return [
        figures(lang)(bid.number),
        bid[lang],
        ...(bid.compliant ? bid.marks.map(figures(lang)) : bid.marks.map(() => '–')),
        bid.compliant ? figures(lang)(total) : '–',
        verdict(lang, bid.compliant, total),
      ]
    })
  return { bidsAr: bids('ar'), bidsEn: bids('en') }
}

const PASS_MARK = 70

function verdict(lang: 'ar' | 'en', compliant: boolean, total: number): string {
  if (!compliant) return lang === 'ar' ? 'غير مستوف للشروط' : 'Non-compliant'
  if (total < PASS_MARK) return lang === 'ar' ? 'دون الحد الأدنى' : 'Below the pass mark'
  return lang === 'ar' ? 'مستوف' : 'Compliant'
}

const BIDS: readonly Bid[] = [
  {
    number: 1,
    ar: 'شركة المرجان لتقنيات المياه',
    en: 'Al-Marjan Water Technologies',
    marks: [33, 22, 17, 14],
    compliant: true,
  },
  {
    number: 2,
    ar: 'تحالف سواحل للتحلية',
    en: 'Sawahil Desalination Consortium',
    marks: [36, 23, 18, 13],
    compliant: true,
  },
  { number: 3, ar: 'مؤسسة الرافد للمقاولات', en: 'Al-Rafid Contracting', marks: [24, 16, 11, 12], compliant: true },
  {
    number: 4,
    ar: 'شركة الأفق الأزرق الهندسية',
    en: 'Blue Horizon Engineering',
    marks: [31, 21, 15, 11],
    compliant: true,
  },
  { number: 5, ar: 'مجموعة البندر الصناعية', en: 'Al-Bandar Industrial Group', marks: [0, 0, 0, 0], compliant: false },
]
