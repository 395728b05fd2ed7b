import { DEFAULT_LANGUAGE, isLanguage, isTheme, type Language, type Theme } from './language.ts'

export const LANGUAGE_COOKIE = 'majlis_language'
export const THEME_COOKIE = 'majlis_theme'
const ONE_YEAR = 365 * 24 * 60 * 60

/** The reader's language: what this browser chose, else Arabic. */
export function languageOf(request: Request): Language {
  const { pathname, searchParams } = new URL(request.url)
  // A device that keeps the document for reading without a network fetches it in both, as nobody.
  const named = pathname === '/offline' ? searchParams.get('language') : null
  const chosen = named ?? readCookie(request, LANGUAGE_COOKIE)
  return isLanguage(chosen) ? chosen : DEFAULT_LANGUAGE
}

/** `auto` follows the device, and is resolved in the browser before the first paint. */
export function themeOf(request: Request): Theme {
  const chosen = readCookie(request, THEME_COOKIE)
  return isTheme(chosen) ? chosen : 'auto'
}

export const languageCookie = (language: Language): string => preferenceCookie(LANGUAGE_COOKIE, language)

export const themeCookie = (theme: Theme): string => preferenceCookie(THEME_COOKIE, theme)

// Not a secret and not personal, so no Secure flag: the choice also holds on http://localhost. Nor HttpOnly: the verification
// page is a file without a server behind it, and reads the choice itself.
function preferenceCookie(name: string, value: string): string {
  return `${name}=${value}; Path=/; Max-Age=${ONE_YEAR}; SameSite=Lax`
}

function readCookie(request: Request, name: string): string | undefined {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value] = part.split('=')
    if (key?.trim() === name) return value?.trim()
  }
  return undefined
}
