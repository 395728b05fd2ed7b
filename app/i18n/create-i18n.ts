import { createInstance, type i18n, type ResourceLanguage } from 'i18next'
import { initReactI18next } from 'react-i18next/initReactI18next'
import { formatValue } from './format-value.ts'
import type { Language } from './language.ts'

/** One instance a request on the server, one a page in the browser, holding only the reader's language. */
export async function createI18n(language: Language, resources: ResourceLanguage): Promise<i18n> {
  const instance = createInstance().use(initReactI18next)
  await instance.init({
    lng: language,
    fallbackLng: false,
    supportedLngs: ['ar', 'en'],
    resources: { [language]: resources },
    ns: Object.keys(resources),
    defaultNS: 'shell',
    returnNull: false,
    initImmediate: false,
    // React escapes. Every number passes through formatValue, so digits always follow the reader.
    interpolation: { escapeValue: false, alwaysFormat: true, format: formatValue },
    react: { useSuspense: false },
  })
  return instance
}
