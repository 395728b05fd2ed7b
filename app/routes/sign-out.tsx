import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { signOut } from '../../server/identity/end-sessions.ts'

/** Ends this browser's session. Only by a post: a link or an image must not sign anyone out. */
export async function action({ request, context }: ActionFunctionArgs) {
  const setCookie = await signOut(context.ctx, request.headers.get('cookie'))
  return redirect('/sign-in', { headers: { 'set-cookie': setCookie } })
}

export const loader = () => redirect('/')
