import { both } from './text.ts'
import type { ItemSeed } from './types.ts'

/** An item with what most items share: internal, nobody presents, nothing to decide, no papers, nothing below it. */
export function item(fields: Pick<ItemSeed, 'key' | 'type' | 'title' | 'minutes'> & Partial<ItemSeed>): ItemSeed {
  return {
    presenter: null,
    classification: 'internal',
    purpose: both('', ''),
    decision: null,
    papers: [],
    children: [],
    ...fields,
  }
}
