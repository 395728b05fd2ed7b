// How a page of a paper is named everywhere: on the stamp, in the reader, in links and in minutes. "4.1/17" is page 17 of the
// first paper of item 4. Source: the house's paper rules, "Reading": one page reference everywhere.

/** `position` is the paper's place on its item, from 0; it is given once and never renumbered, so a reference never moves. */
export const paperReference = (itemNumber: string, position: number): string =>
  itemNumber === '' ? String(position + 1) : `${itemNumber}.${position + 1}`

export const pageReference = (paper: string, page: number): string => `${paper}/${page}`

/** The page that a typed reference means: "4.1/17", "/17" or "17"; null when it is not a page of this paper. */
export function pageOfReference(text: string, paper: string, pages: number): number | null {
  const found = /^(?:([\d.]*)\/)?(\d{1,6})$/.exec(text.trim())
  if (!found) return null
  const [, prefix, digits] = found
  if (prefix && prefix !== paper) return null
  const page = Number(digits)
  return page >= 1 && page <= pages ? page : null
}
