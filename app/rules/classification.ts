// Decides what a seat's clearance covers, and how a copy of a paper may leave the house. Source: spec "Identity and access":
// classification (public, internal, confidential, secret) caps devices, offline, export, watermark.

/** From the one that everybody may read to the one that the fewest may. */
export const CLASSIFICATIONS = ['public', 'internal', 'confidential', 'secret'] as const
export type Classification = (typeof CLASSIFICATIONS)[number]

export const isAbove = (classification: Classification, clearance: Classification): boolean =>
  CLASSIFICATIONS.indexOf(classification) > CLASSIFICATIONS.indexOf(clearance)

export const stricterOf = (a: Classification, b: Classification): Classification => (isAbove(a, b) ? a : b)

/** Whose papers' openings, pages served and copies are recorded one by one. */
export const isRestricted = (classification: string): boolean =>
  classification === 'confidential' || classification === 'secret'

/** A copy leaves freely, with its taker's name on every page, or not at all. */
export type CopyLimit = 'free' | 'marked' | 'none'
export const copyLimit = (classification: string): CopyLimit =>
  classification === 'secret' ? 'none' : classification === 'confidential' ? 'marked' : 'free'
