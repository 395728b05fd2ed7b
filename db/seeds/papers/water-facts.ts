import { figures, sum } from './figures.ts'

/** The figures of the water memorandum, alike in both languages; edition 2 answers the Ministry of Finance. */
export function waterFacts(lang: 'ar' | 'en', edition: number) {
  const whole = figures(lang)
  const tenth = figures(lang, 1)
  const year = (value: number) => whole(value).replace(/[٬,]/, '')
  const funding = edition === 1 ? FIRST : REVISED
  const phase = (index: number, capital: number) => capital + funding.partnership[index]!
  return {
    edition,
    editionText: whole(edition),
    stockYear: year(funding.stockYear),
    situation: {
      years: [2022, 2023, 2024, 2025, 2026].map(year),
      rows: SITUATION.map(({ name, values, decimals }) => [name[lang], ...values.map(decimals === 1 ? tenth : whole)]),
    },
    funding: {
      capitalShare: whole(funding.capitalShare),
      firstYear: whole(funding.firstYear),
      phases: funding.capital.map((capital, index) => [
        PHASES[index]![lang],
        whole(capital),
        whole(funding.partnership[index]!),
        whole(phase(index, capital)),
      ]),
      sum: [
        lang === 'ar' ? 'المجموع' : 'Total',
        whole(sum(funding.capital)),
        whole(sum(funding.partnership)),
        whole(sum(funding.capital.map((capital, index) => phase(index, capital)))),
      ],
    },
    axes: AXES.map(({ name, cost }) => [name[lang], whole(cost), share(lang, cost)]),
    axesSum: [lang === 'ar' ? 'المجموع' : 'Total', whole(sum(AXES.map(({ cost }) => cost))), share(lang, 1240)],
    packages: PACKAGES.map(({ code, works, from, to, cost }) => [
      code,
      works[lang],
      `${year(from)}–${year(to)}`,
      whole(cost),
    ]),
    packagesSum: whole(sum(PACKAGES.map(({ cost }) => cost))),
  }
}

const share = (lang: 'ar' | 'en', cost: number) => {
  const figure = figures(lang, 1)((cost * 100) / 1240)
  return lang === 'ar' ? `${figure}٪` : `${figure}%`
}

const FIRST = {
  capitalShare: 55,
  firstYear: 104,
  stockYear: 2031,
  capital: [231, 254, 197],
  partnership: [167, 208, 183],
}
const REVISED = {
  capitalShare: 60,
  firstYear: 96,
  stockYear: 2030,
  capital: [258, 277, 209],
  partnership: [140, 185, 171],
}

const PHASES = [
  { ar: 'الأولى ٢٠٢٧–٢٠٢٩', en: 'First, 2027–2029' },
  { ar: 'الثانية ٢٠٣٠–٢٠٣٢', en: 'Second, 2030–2032' },
  { ar: 'الثالثة ٢٠٣٣–٢٠٣٥', en: 'Third, 2033–2035' },
]

const SITUATION = [
  {
    name: { ar: 'ذروة الطلب (ألف م³ في اليوم)', en: 'Peak demand (thousand m³ a day)' },
    values: [742, 761, 783, 806, 828],
    decimals: 0,
  },
  {
    name: { ar: 'الطاقة الإنتاجية (ألف م³ في اليوم)', en: 'Capacity (thousand m³ a day)' },
    values: [890, 890, 905, 905, 920],
    decimals: 0,
  },
  {
    name: { ar: 'هامش الأمان (ألف م³ في اليوم)', en: 'Margin (thousand m³ a day)' },
    values: [148, 129, 122, 99, 92],
    decimals: 0,
  },
  {
    name: { ar: 'الفاقد في الشبكات (في المئة)', en: 'Losses (per cent)' },
    values: [17.8, 17.1, 16.4, 15.6, 14.9],
    decimals: 1,
  },
  {
    name: { ar: 'المخزون الإستراتيجي (يوم)', en: 'Strategic stock (days)' },
    values: [2.6, 2.8, 2.9, 3.0, 3.0],
    decimals: 1,
  },
]

const AXES = [
  { name: { ar: 'الإنتاج', en: 'Production' }, cost: 486 },
  { name: { ar: 'التخزين', en: 'Storage' }, cost: 214 },
  { name: { ar: 'النقل والتوزيع وخفض الفاقد', en: 'Transmission, distribution and losses' }, cost: 268 },
  { name: { ar: 'المياه المعالجة وإعادة الاستخدام', en: 'Treated water and reuse' }, cost: 187 },
  { name: { ar: 'كفاءة الاستهلاك والعدادات الذكية', en: 'Efficient use and smart meters' }, cost: 58 },
  { name: { ar: 'الحوكمة والإنذار المبكر', en: 'Governance and early warning' }, cost: 27 },
]

const PACKAGES = [
  {
    code: 'PKG-01',
    works: {
      ar: 'تأهيل محطات التحلية القائمة وتحويلها إلى التناضح العكسي',
      en: 'Rehabilitation of desalination plants to RO',
    },
    from: 2027,
    to: 2028,
    cost: 118,
  },
  {
    code: 'PKG-02',
    works: {
      ar: 'خزانات المخزون الإستراتيجي في الموقعين الأول والثاني',
      en: 'Strategic reservoirs at the first two sites',
    },
    from: 2028,
    to: 2029,
    cost: 107,
  },
  {
    code: 'PKG-03',
    works: { ar: 'خط النقل الشمالي واستبدال الخطوط الرئيسة', en: 'Northern main and replacement of trunk mains' },
    from: 2027,
    to: 2029,
    cost: 84,
  },
  {
    code: 'PKG-04',
    works: { ar: 'توسعة محطة المعالجة الثلاثية وشبكة توزيع مياهها', en: 'Tertiary treatment plant and its network' },
    from: 2027,
    to: 2029,
    cost: 57,
  },
  {
    code: 'PKG-05',
    works: { ar: 'العدادات الذكية، المرحلة الأولى', en: 'Smart meters, first stage' },
    from: 2027,
    to: 2028,
    cost: 22,
  },
  {
    code: 'PKG-06',
    works: { ar: 'توحيد منظومة SCADA ومركز الطوارئ', en: 'Unified SCADA and emergency centre' },
    from: 2028,
    to: 2029,
    cost: 10,
  },
]
