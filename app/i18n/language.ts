export type Language = 'ar' | 'en'
export type Direction = 'rtl' | 'ltr'
export type Theme = 'light' | 'dark' | 'auto'

export const DEFAULT_LANGUAGE: Language = 'ar'

export const directionOf = (language: Language): Direction => (language === 'ar' ? 'rtl' : 'ltr')

export const otherLanguage = (language: Language): Language => (language === 'ar' ? 'en' : 'ar')

export const isLanguage = (value: unknown): value is Language => value === 'ar' || value === 'en'

export const isTheme = (value: unknown): value is Theme => value === 'light' || value === 'dark' || value === 'auto'
