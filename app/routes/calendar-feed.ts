import type { LoaderFunctionArgs } from '@remix-run/node'
import { loadFeed } from '../../server/calendar/load-feed.ts'
import { calendarFile } from './calendar-file.ts'

/** Read by a calendar program, which signs in nowhere: the address itself is what lets it. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const token = (params.file ?? '').replace(/\.ics$/, '')
  return calendarFile(await loadFeed(context.ctx, token), 'majlis.ics')
}
