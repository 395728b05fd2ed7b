// The words that leave with an exported paper, in the language of whoever takes it.
export type ExportLanguage = 'ar' | 'en'
type Words = { heading: string; layerName: (audience: string) => string }

export const EXPORT_WORDS: Record<ExportLanguage, Words> = {
  ar: { heading: 'الملاحظات', layerName: (audience) => (audience === 'private' ? 'خاص بي' : 'للمجلس') },
  en: { heading: 'Notes', layerName: (audience) => (audience === 'private' ? 'Only me' : 'Shared with the body') },
}
