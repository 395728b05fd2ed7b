import { figures, sum } from './figures.ts'

type Line = { ar: string; en: string; budget: number; actual: number; previous: number }

/** Revenue and spending of the third quarter in million dinars: every sum, difference and share is worked out here. */
export function budgetFacts() {
  const total = (lines: readonly Line[], ar: string, en: string): Line => ({
    ar,
    en,
    budget: sum(lines.map((line) => line.budget)),
    actual: sum(lines.map((line) => line.actual)),
    previous: sum(lines.map((line) => line.previous)),
  })
  const revenue = total(REVENUE, 'مجموع الإيرادات', 'Total revenue')
  const spending = total(SPENDING, 'مجموع المصروفات', 'Total expenditure')
  const balance: Line = {
    ar: 'الفائض (العجز)',
    en: 'Surplus (deficit)',
    budget: revenue.budget - spending.budget,
    actual: revenue.actual - spending.actual,
    previous: revenue.previous - spending.previous,
  }
  return {
    revenue: REVENUE.map(row),
    revenueSum: row(revenue),
    spending: SPENDING.map(row),
    spendingSum: row(spending),
    balance: row(balance),
  }
}

// A figure below zero stands in brackets, as accounts are read, so that no minus sign changes sides between scripts.
const money = (value: number) => {
  const text = figures('ar', 1)(Math.abs(value))
  return value < 0 ? `(${text})` : text
}

function row(line: Line): string[] {
  const share = Math.round((line.actual * 1000) / line.budget) / 10
  return [
    line.ar,
    line.en,
    money(line.budget),
    money(line.actual),
    money(line.actual - line.budget),
    line.budget < 0 ? '–' : `${figures('ar', 1)(share)}٪`,
    money(line.previous),
  ]
}

const REVENUE: readonly Line[] = [
  { ar: 'إيرادات النفط والغاز', en: 'Oil and gas', budget: 486.0, actual: 512.4, previous: 469.8 },
  { ar: 'الضريبة على القيمة المضافة', en: 'Value added tax', budget: 148.5, actual: 151.2, previous: 139.6 },
  { ar: 'الرسوم الجمركية', en: 'Customs duties', budget: 41.0, actual: 38.7, previous: 40.2 },
  { ar: 'رسوم الخدمات الحكومية', en: 'Fees for public services', budget: 63.2, actual: 66.9, previous: 60.4 },
  { ar: 'عوائد الاستثمارات', en: 'Return on investments', budget: 57.0, actual: 54.3, previous: 51.9 },
  { ar: 'إيرادات أخرى', en: 'Other revenue', budget: 18.3, actual: 20.1, previous: 17.5 },
]

const SPENDING: readonly Line[] = [
  { ar: 'القوى العاملة', en: 'Manpower', budget: 338.0, actual: 334.6, previous: 327.1 },
  { ar: 'السلع والخدمات', en: 'Goods and services', budget: 92.4, actual: 88.9, previous: 90.7 },
  { ar: 'الصيانة', en: 'Maintenance', budget: 38.6, actual: 41.3, previous: 36.0 },
  {
    ar: 'الدعم والتحويلات الاجتماعية',
    en: 'Subsidies and social transfers',
    budget: 121.0,
    actual: 124.8,
    previous: 118.4,
  },
  { ar: 'خدمة الدين العام', en: 'Public debt service', budget: 109.5, actual: 107.2, previous: 104.9 },
  { ar: 'المشروعات الرأسمالية', en: 'Capital projects', budget: 142.0, actual: 117.5, previous: 121.6 },
  { ar: 'الاحتياطي العام', en: 'General reserve', budget: 15.0, actual: 12.5, previous: 8.2 },
]
