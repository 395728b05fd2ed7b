import type { LoaderFunctionArgs } from '@remix-run/node'
import {
  Links,
  Meta,
  Outlet,
  ScrollRestoration,
  type ShouldRevalidateFunctionArgs,
  useHref,
  useLocation,
  useMatches,
  useNavigate,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { I18nProvider, RouterProvider } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { loadOpenVotes } from '../server/ballots/load-open-votes.ts'
import { loadMyTurn } from '../server/floor/load-my-turn.ts'
import { VoteBanner } from './ballots/vote-banner.tsx'
import { CallDock } from './call/call-dock.tsx'
import { directionOf } from './i18n/language.ts'
import { languageOf, themeOf } from './i18n/preferences.ts'
import { LedgerWatch } from './identity/ledger-watch.tsx'
import { useLive } from './live/use-live.ts'
import { SignWatch } from './notify/sign-watch.tsx'
import { KeptWatch } from './offline/kept-watch.tsx'
import { useStandBy } from './offline/use-stand-by.ts'
import './load-context.ts'
import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'
import './ui/controls.css'
import './ui/surfaces.css'
import './ui/register.css'
import './ui/shell.css'
import './ui/people.css'
import { reachedNobody } from './routes/reach-server.ts'
import { ErrorScreen, errorKind } from './ui/error-screen.tsx'
import { useNonce } from './ui/nonce.ts'
import { PageScripts } from './ui/page-scripts.tsx'
import { themeScript, useResolvedTheme } from './ui/theme.ts'
import { ToastProvider } from './ui/toast.tsx'
import { usePage } from './ui/use-page.ts'
import { useRoot } from './ui/use-root.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = context
  // The wall shows nothing of whoever may be signed in on the machine behind it.
  const actor = isWall(request) ? null : context.actor
  return {
    language: languageOf(request),
    theme: themeOf(request),
    actor,
    house: ctx.settings.origin.href,
    openVotes: actor ? await loadOpenVotes(ctx, actor) : null,
    turns: actor ? await loadMyTurn(ctx, actor) : [],
  }
}

const WALL = '/display'
const isWall = (request: Request): boolean => [WALL, `${WALL}.data`].includes(new URL(request.url).pathname)

export const shouldRevalidate = ({ actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean =>
  !reachedNobody(actionResult) && defaultShouldRevalidate

export function Layout({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'ar'
  const theme = useRouteLoaderData<typeof loader>('root')?.theme ?? 'auto'
  const { accent, density } = usePage()
  const nonce = useNonce()
  useResolvedTheme(theme)
  const before = useBefore()
  return (
    <html
      lang={language}
      dir={directionOf(language)}
      data-theme={theme === 'dark' ? 'dark' : 'light'}
      data-theme-choice={theme}
      data-body={accent}
      data-density={density}
      suppressHydrationWarning
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        {/* Where react-aria looks for the nonce of the few style rules it adds. */}
        <meta property="csp-nonce" nonce={nonce} suppressHydrationWarning />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, under the nonce */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: themeScript }} />
        {before ? (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of the route, under the nonce
          <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: before }} />
        ) : null}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="manifest" href={`/manifest.${language}.webmanifest`} />
        <link rel="apple-touch-icon" href="/icon-180.png" />
        <meta name="theme-color" content="#17493d" />
        <title>{usePageTitle()}</title>
        <Meta />
        <Links />
      </head>
      <body>
        <I18nProvider locale={language === 'ar' ? 'ar-BH-u-nu-arab' : 'en-GB'}>{children}</I18nProvider>
        <ScrollRestoration nonce={nonce} />
        <PageScripts nonce={nonce} late={before !== null} />
      </body>
    </html>
  )
}

/** What the route has done before anything else, when it shows something before the application starts. */
function useBefore(): string | null {
  const failed = Boolean(useRouteError())
  const handles = useMatches().map(({ handle }) => handle as { before?: string } | undefined)
  return failed ? null : (handles.find((handle) => handle?.before)?.before ?? null)
}

function usePageTitle(): string {
  const { t, i18n } = useTranslation('shell')
  const { pageTitle } = usePage()
  const error = useRouteError()
  const platform = t('platform')
  if (error) return `${t(`error.${errorKind(error)}.title`)} · ${platform}`
  if (!pageTitle) return platform
  const words = typeof pageTitle === 'string' ? t(pageTitle) : pageTitle[i18n.language === 'en' ? 'en' : 'ar']
  return `${words} · ${platform}`
}

export default function App() {
  const navigate = useNavigate()
  const root = useRoot()
  const { bare } = usePage()
  const { pathname } = useLocation()
  useLive(Boolean(root?.actor))
  useStandBy(Boolean(root?.actor) || pathname === WALL)
  if (bare) return <Outlet />
  return (
    <RouterProvider navigate={navigate} useHref={useHref}>
      <ToastProvider>
        <KeptWatch personId={root?.actor?.personId ?? null} />
        {root?.actor ? <LedgerWatch personId={root.actor.personId} bodies={bodiesOf(root.actor)} /> : null}
        {root?.actor ? <CallDock /> : null}
        {root?.openVotes ? <VoteBanner open={root.openVotes} /> : null}
        {root?.openVotes ? <SignWatch open={root.openVotes} turns={root.turns} /> : null}
        <Outlet />
      </ToastProvider>
    </RouterProvider>
  )
}

const bodiesOf = ({ mandates }: { mandates: readonly { bodyId: string }[] }): string[] =>
  [...new Set(mandates.map(({ bodyId }) => bodyId))].sort()

export function ErrorBoundary() {
  return <ErrorScreen error={useRouteError()} />
}
