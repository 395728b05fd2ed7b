import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { isLanguage } from '../i18n/language.ts'
import { languageCookie } from '../i18n/preferences.ts'
import { localPath } from './local-path.ts'

/** Chooses the language of this browser, then goes back to the page the reader was on. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const language = form.get('language')
  if (!isLanguage(language)) throw new Response(null, { status: 400 })
  return redirect(localPath(form.get('returnTo')), { headers: { 'set-cookie': languageCookie(language) } })
}

export const loader = () => redirect('/')
