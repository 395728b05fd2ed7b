import './fonts.css'
import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/controls.css'
import '../ui/surfaces.css'
import '../ui/shell.css'
import './verifier.css'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createI18n } from '../i18n/create-i18n.ts'
import { directionOf, type Language } from '../i18n/language.ts'
import arabic from '../i18n/locales/ar/verify.json'
import english from '../i18n/locales/en/verify.json'
import { VerifierPage } from './verifier-page.tsx'

// A page on its own: the language comes from the address (?lang=en) or the browser, and the theme from the device.
const asked = new URLSearchParams(location.search).get('lang')
const first: Language = (asked ?? navigator.language).startsWith('en') ? 'en' : 'ar'
const i18n = await createI18n('ar', { verify: arabic })
i18n.addResourceBundle('en', 'verify', english)

const root = document.documentElement
root.dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'

async function show(language: Language): Promise<void> {
  await i18n.changeLanguage(language)
  root.lang = language
  root.dir = directionOf(language)
  document.title = `${i18n.t('verify:title')} · ${language === 'ar' ? 'مجلس' : 'Majlis'}`
}

await show(first)
createRoot(document.getElementById('page') as HTMLElement).render(
  <I18nextProvider i18n={i18n}>
    <VerifierPage onLanguage={show} />
  </I18nextProvider>,
)
