import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { isTheme } from '../i18n/language.ts'
import { themeCookie } from '../i18n/preferences.ts'
import { localPath } from './local-path.ts'

/** Chooses light, dark or the device's own for this browser, then goes back to the page the reader was on. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const theme = form.get('theme')
  if (!isTheme(theme)) throw new Response(null, { status: 400 })
  return redirect(localPath(form.get('returnTo')), { headers: { 'set-cookie': themeCookie(theme) } })
}

export const loader = () => redirect('/')
