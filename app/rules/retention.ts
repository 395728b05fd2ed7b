// What of a ledger's content may be destroyed, and when: what members were told of items, and releases of papers, once they are older
// than the body keeps them. Source: the promise of the ledger, "retention may destroy payloads".

export const TYPE_OF_KIND = { items: 'item.published', papers: 'paper.released' } as const
export type Kind = keyof typeof TYPE_OF_KIND

/** Whatever is older than this has been kept for so many years. */
export function keptSince(now: Date, years: number): Date {
  const since = new Date(now)
  since.setUTCFullYear(since.getUTCFullYear() - years)
  return since
}
