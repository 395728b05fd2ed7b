import { type LoaderFunctionArgs, redirectDocument } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadDisplay } from '../../server/displays/load-display.ts'
import { DisplayAgain } from '../displays/display-again.tsx'
import { DisplayScreen } from '../displays/display-screen.tsx'
import { languageCookie, languageOf, themeCookie, themeOf } from '../i18n/preferences.ts'

export const handle = { bare: true, pageTitle: 'displays:title' }

/** The language and the light of the wall were chosen when it was paired: they become those of its browser. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = await loadDisplay(context.ctx, request.headers.get('cookie'))
  if (page.kind !== 'room') return page
  const { language, theme } = page
  if (languageOf(request) === language && themeOf(request) === theme) return page
  const headers = new Headers()
  headers.append('set-cookie', languageCookie(language))
  headers.append('set-cookie', themeCookie(theme))
  throw redirectDocument('/display', { headers })
}

export default function DisplayRoute() {
  return <DisplayScreen initial={useLoaderData<typeof loader>()} />
}

export const ErrorBoundary = DisplayAgain
