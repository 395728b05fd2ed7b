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
import { directionOf, isLanguage, isTheme, type Language } from '../i18n/language.ts'
import arabic from '../i18n/locales/ar/verify.json'
import english from '../i18n/locales/en/verify.json'
import { LANGUAGE_COOKIE, THEME_COOKIE } from '../i18n/preferences.ts'
import { VerifierPage } from './verifier-page.tsx'

// A page on its own. Its language is what the address asks for (?lang=en), else what this browser chose in Majlis, else the
// browser's own; its theme what was chosen, else the device's. As a file on a disk it has no cookies, and goes without.
const asked = new URLSearchParams(location.search).get('lang')
const chosen = [asked, cookie(LANGUAGE_COOKIE)].find((one) => isLanguage(one ?? undefined))
const first: Language = (chosen ?? navigator.language).startsWith('en') ? 'en' : 'ar'
const i18n = await createI18n('ar', { verify: arabic })
i18n.addResourceBundle('en', 'verify', english)

const root = document.documentElement
const theme = cookie(THEME_COOKIE)
const device = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
root.dataset.theme = isTheme(theme) && theme !== 'auto' ? theme : device

async function show(language: Language): Promise<void> {
  await i18n.changeLanguage(language)
  root.lang = language
  root.dir = directionOf(language)
  document.title = `${i18n.t('verify:title')} · ${language === 'ar' ? 'مجلس' : 'Majlis'}`
}

function cookie(name: string): string | undefined {
  try {
    const pairs = document.cookie.split(';').map((pair) => pair.trim().split('='))
    return pairs.find(([key]) => key === name)?.[1]
  } catch {
    return undefined
  }
}

await show(first)
createRoot(document.getElementById('page') as HTMLElement).render(
  <I18nextProvider i18n={i18n}>
    <VerifierPage onLanguage={show} />
  </I18nextProvider>,
)
