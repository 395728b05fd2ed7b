// What a printed receipt's QR code asks for: the place of an entry and the id of a ballot, in the address's fragment, which a
// browser sends to nobody. Codes printed before the fragment was used carry the same words as a query.
import { parseDecimal } from '../rules/checkpoint.ts'
import type { Expected } from '../rules/verify/expected.ts'

/** Null where the address asks for nothing, or for what no receipt says. */
export function soughtIn({ hash, search }: Pick<Location, 'hash' | 'search'>): NonNullable<Expected['ballot']> | null {
  for (const words of [hash.slice(1), search.slice(1)]) {
    const asked = new URLSearchParams(words)
    const entry = parseDecimal(asked.get('entry') ?? '')
    const id = asked.get('ballot') ?? ''
    if (entry !== null && /^[0-9a-f]{64}$/.test(id)) return { entry, id }
  }
  return null
}

/** What the code on a signed file names; null where the address is none. */
export type SoughtDocument = Pick<Expected, 'minutes' | 'extract'> & { digest: string }

export function documentIn({ hash }: Pick<Location, 'hash'>): SoughtDocument | null {
  const asked = new URLSearchParams(hash.slice(1))
  const digest = asked.get('digest') ?? ''
  const [minutes, extract] = ['minutes', 'extract'].map((kind) => asked.get(kind) ?? '') as [string, string]
  if (!/^[0-9a-f]{64}$/.test(digest)) return null
  if (ID.test(minutes)) return { minutes: { meeting: minutes, digest }, digest }
  return ID.test(extract) ? { extract: { extract, digest }, digest } : null
}

const ID = /^[0-9A-Za-z_-]{1,64}$/

export type SoughtElectorate = { vote: string; root: string }

/** The code beside a vote asks for its electorate; null where the address does not. */
export function electorateIn({ hash }: Pick<Location, 'hash'>): SoughtElectorate | null {
  const asked = new URLSearchParams(hash.slice(1))
  const [vote, root] = [asked.get('vote') ?? '', asked.get('electorate') ?? '']
  return ID.test(vote) && /^[0-9a-f]{64}$/.test(root) ? { vote, root } : null
}
