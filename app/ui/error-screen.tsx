import { isRouteErrorResponse } from '@remix-run/react'
import { OctagonAlert } from 'lucide-react'
import { useEffect } from 'react'
import { useT } from '../i18n/use-reader.ts'
import { serverAnswers } from '../live/server-answers.ts'
import { hasKept } from '../offline/kept-flag.ts'
import { LinkButton } from './button.tsx'
import { Icon } from './icon.tsx'
import { Khatam } from './khatam.tsx'
import { Letterhead } from './letterhead.tsx'
import './error-screen.css'

const WORDED = [401, 403, 404, 429, 503]

/** What happened, what was kept, what to do. A failure's own text is for the log, never for the reader. */
export function ErrorScreen({ error }: { error: unknown }) {
  const t = useT('shell')
  const kind = errorKind(error)
  useReturn(error)
  return (
    <>
      <Letterhead />
      <main className="error-screen">
        <section className="sheet">
          <Khatam size={40} />
          <h1>
            <Icon of={OctagonAlert} size="lg" /> {t(`error.${kind}.title`)}
          </h1>
          <p>{t(`error.${kind}.happened`)}</p>
          <p>{t(`error.${kind}.kept`)}</p>
          <p>{t(`error.${kind}.do`)}</p>
          <div className="row wrap">
            <LinkButton variant="primary" to={kind === '401' ? '/sign-in' : '/'} reloadDocument>
              {t(kind === '401' ? 'error.sign_in' : 'error.home')}
            </LinkButton>
            {kind === 'other' && hasKept() ? (
              <LinkButton to="/offline" reloadDocument>
                {t('error.kept')}
              </LinkButton>
            ) : null}
            {kind === 'other' || kind === '503' ? (
              <LinkButton to="" reloadDocument>
                {t('error.retry')}
              </LinkButton>
            ) : null}
          </div>
        </section>
      </main>
    </>
  )
}

const ASK_MS = 2_000

/** What the network took away comes back by itself: once somebody answers, the page is loaded anew. */
function useReturn(error: unknown): void {
  const cut = isCut(error)
  useEffect(() => {
    if (!cut) return
    const timer = setInterval(async () => {
      if (await serverAnswers()) window.location.reload()
    }, ASK_MS)
    return () => clearInterval(timer)
  }, [cut])
}

/** `fetch` fails with a TypeError, in each browser's own words; a fault of ours may be one too. */
const isCut = (error: unknown): boolean =>
  error instanceof TypeError && /fetch|network|load failed/i.test(error.message)

/** Which of the worded failures this is: an HTTP status, or `other` for a fault of ours. */
export function errorKind(error: unknown): string {
  const status = isRouteErrorResponse(error) ? error.status : 500
  return WORDED.includes(status) ? String(status) : 'other'
}
