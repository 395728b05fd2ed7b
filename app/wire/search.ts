// What is asked of the search over papers and agendas.
import { z } from 'zod'

export const SearchQuery = z.object({
  /** As typed; shorter than two letters finds nothing. */
  q: z.string().trim().max(200).default(''),
  /** The slug of one body; all of the person's otherwise. */
  body: z.string().max(64).default(''),
})
export type SearchQuery = z.infer<typeof SearchQuery>
