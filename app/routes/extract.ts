import type { LoaderFunctionArgs } from '@remix-run/node'
import { takeExtract } from '../../server/minutes/take-extract.ts'
import type { VoteId } from '../wire/ids.ts'
import { requireActor } from './act.server.ts'
import { pdfOf } from './pdf.server.ts'

/** One decision as a PDF, in the language that the address names first. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const language = params.language === 'en' ? 'en' : 'ar'
  return pdfOf(await takeExtract(ctx, actor, params.voteId as VoteId, language))
}
