import { useMatches } from '@remix-run/react'
import { DEFAULT_ZONE } from '../rules/dates.ts'
import type { Bilingual } from '../wire/text.ts'

/**
 * What a screen says about the page around it, through its `handle` or its loader's data.
 * `pageTitle` is a translation key ('agenda:title') in a handle, or the data's own words in a loader.
 */
export type PageFacts = {
  accent?: string
  zone?: string
  density?: 'tablet' | 'desk'
  pageTitle?: string | Bilingual
  /** Nothing of ours stands around it: a screen that nobody touches. */
  bare?: boolean
}

export type Page = PageFacts & { accent: string; zone: string; density: 'tablet' | 'desk' }

/** The deepest route that states a fact wins; loader data goes before `handle`. */
export function usePage(): Page {
  const matches = useMatches()
  const stated: PageFacts = {}
  for (const { data, handle } of matches) Object.assign(stated, factsIn(handle), factsIn(data))
  return {
    ...stated,
    accent: stated.accent ?? 'cabinet',
    zone: stated.zone ?? DEFAULT_ZONE,
    density: stated.density ?? 'tablet',
  }
}

/** IANA zone of the body whose page this is. */
export const useZone = (): string => usePage().zone

function factsIn(source: unknown): PageFacts {
  if (typeof source !== 'object' || source === null) return {}
  const { accent, zone, density, pageTitle, bare } = source as Record<string, unknown>
  return {
    ...(typeof accent === 'string' && { accent }),
    ...(typeof zone === 'string' && { zone }),
    ...((density === 'desk' || density === 'tablet') && { density }),
    ...(bare === true && { bare }),
    ...(isTitle(pageTitle) && { pageTitle }),
  }
}

const isTitle = (value: unknown): value is string | Bilingual =>
  typeof value === 'string' || (typeof value === 'object' && value !== null && 'ar' in value && 'en' in value)
