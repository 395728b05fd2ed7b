import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { announceDisplay } from '../../server/displays/announce-display.ts'
import { loadDisplay } from '../../server/displays/load-display.ts'

/** What a screen on the wall reads again whenever something changed. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  return Response.json(await loadDisplay(context.ctx, request.headers.get('cookie')))
}

/** A screen that belongs to nobody says that it is there. */
export async function action({ request, context }: ActionFunctionArgs) {
  const setCookie = await announceDisplay(context.ctx, request.headers.get('cookie'))
  return Response.json({ ok: true }, setCookie ? { headers: { 'set-cookie': setCookie } } : {})
}
