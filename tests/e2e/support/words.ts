// The words of the screens, as a reader of one language sees them: stories find buttons by the same files the screens use.
import { readdirSync, readFileSync } from 'node:fs'
import { createInstance, type TFunction } from 'i18next'
import { formatValue } from '../../../app/i18n/format-value.ts'
import type { Language } from '../../../app/i18n/language.ts'

export async function wordsOf(language: Language): Promise<TFunction> {
  const folder = `app/i18n/locales/${language}`
  const words = (file: string) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))
  const namespaces = readdirSync(folder).map((file) => [file.replace('.json', ''), words(file)])
  const i18n = createInstance()
  await i18n.init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: Object.fromEntries(namespaces) },
    interpolation: { escapeValue: false, alwaysFormat: true, format: formatValue },
  })
  return i18n.t
}
