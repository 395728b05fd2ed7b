import { RemixBrowser } from '@remix-run/react'
import { StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import './documents/early-paper.ts'
import { createI18n } from './i18n/create-i18n.ts'

const PATIENCE_MS = 1_000

// The server wrote the language on <html>; only its words are fetched.
const language = document.documentElement.lang === 'en' ? 'en' : 'ar'
const { resources } = await (language === 'ar' ? import('./i18n/resources-ar.ts') : import('./i18n/resources-en.ts'))
const i18n = await createI18n(language, resources)

await stateIsDecoded()
// A paper's first page is drawn on the same thread: it is what the reader came for, and goes before what can be pressed.
await Promise.race([window.majlisPaper?.drawn, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
// In one go, with nothing left to wait for: a press that comes while hydration is suspended makes React give up (error 345).
flushSync(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <RemixBrowser />
      </I18nextProvider>
    </StrictMode>,
  )
})

/** RemixBrowser's first call decodes what the server wrote into the page, and throws the promise of it as React expects. */
async function stateIsDecoded(): Promise<void> {
  try {
    RemixBrowser({})
  } catch (pending) {
    await pending
  }
}
