import type { LoaderFunctionArgs } from '@remix-run/node'
import { takeExtractOfVote } from '../../server/extracts/take-extract.ts'
import type { VoteId } from '../wire/ids.ts'
import { requireActor } from './act.server.ts'
import { pdfOf } from './pdf.server.ts'

/** What a vote decided as a PDF, in the language that the address names. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const language = params.language === 'en' ? 'en' : 'ar'
  return pdfOf(await takeExtractOfVote(ctx, actor, params.voteId as VoteId, language))
}
