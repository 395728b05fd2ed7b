import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createI18n } from './i18n/create-i18n.ts'

// The server wrote the language on <html>; only its words are fetched.
const language = document.documentElement.lang === 'en' ? 'en' : 'ar'
const { resources } = await (language === 'ar' ? import('./i18n/resources-ar.ts') : import('./i18n/resources-en.ts'))
const i18n = await createI18n(language, resources)

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <RemixBrowser />
      </I18nextProvider>
    </StrictMode>,
  )
})
