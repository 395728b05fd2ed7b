import type { LoaderFunctionArgs } from '@remix-run/node'
import { takeFile } from '../../server/minutes/take-file.ts'
import type { MeetingId } from '../wire/ids.ts'
import { requireActor } from './act.server.ts'
import { pdfOf } from './pdf.server.ts'

/** The minutes of a meeting as a PDF, in the language that the address names. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const language = params.language === 'en' ? 'en' : 'ar'
  return pdfOf(await takeFile(ctx, actor, params.meetingId as MeetingId, language))
}
