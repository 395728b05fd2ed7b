import type { LoaderFunctionArgs } from '@remix-run/node'
import { takeExtract } from '../../server/extracts/take-extract.ts'
import type { DecisionId } from '../wire/ids.ts'
import { requireActor } from './act.server.ts'
import { pdfOf } from './pdf.server.ts'

/** A decision of the register as a PDF, in the language that the address names. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const language = params.language === 'en' ? 'en' : 'ar'
  return pdfOf(await takeExtract(ctx, actor, params.decisionId as DecisionId, language))
}
