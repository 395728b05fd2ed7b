// Which bodies the lines of a table are of: found in the house by short name or name, or new to it. What a body is called is said once,
// or everywhere alike.
import { hasRightToLeft } from '../arabic.ts'
import { SLUG } from '../identifiers.ts'
import { sameWords, slugFrom, type Words, wordsOf } from './people-columns.ts'
import type { BodyPlan, HouseBody } from './plan-people.ts'
import { bothOf, type Line, type Problem } from './read-people.ts'

export type Bodies = { bodies: BodyPlan[]; placeOf: Map<Line, number> }

type Found = { slug: string; name: Words; line: number }

export function planBodies(lines: readonly Line[], house: readonly HouseBody[], problems: Problem[]): Bodies {
  const known = new Map(house.map((one) => [one.slug, one]))
  const found = new Map<string, Found>()
  const slugOf = new Map<Line, string>()
  const named = [...house] as { slug: string; name: Words }[]
  // A name is known by the short name that any line gives it.
  const byShortName = [...lines].sort((a, b) => Number(SLUG.test(b.body)) - Number(SLUG.test(a.body)))
  const identified = new Map<string, Omit<Found, 'line'>>()
  for (const line of byShortName) {
    if (line.body === '' && line.bodyName.ar === '' && line.bodyName.en === '') continue
    const wrong = (column: Problem['column'], code: Problem['code'], value: string, other?: string) => {
      problems.push({ line: line.line, column, code, value, ...(other && { other }) })
    }
    const said = [line.body, line.bodyName.ar, line.bodyName.en].join('\n')
    const { slug, name } = identified.get(said) ?? identify(line, named)
    identified.set(said, { slug, name })
    if (slug === '') {
      wrong('body', 'body_short_name', line.body || line.bodyName.ar || line.bodyName.en)
      continue
    }
    const before = known.get(slug) ?? found.get(slug)
    const unlike =
      before &&
      (['ar', 'en'] as const).find((at) => name[at] && before.name[at] && !sameWords(name[at], before.name[at]))
    if (before && unlike) {
      const column = `body_${unlike}` as const
      if (known.has(slug)) wrong(column, 'body_named_otherwise', name[unlike], before.name[unlike])
      else wrong(column, 'body_differs', name[unlike], String((before as Found).line))
      continue
    }
    if (!known.has(slug)) {
      const first = found.get(slug)
      const merged = first
        ? { ...first, name: { ar: first.name.ar || name.ar, en: first.name.en || name.en } }
        : { slug, name, line: line.line }
      found.set(slug, merged)
      named.push(merged)
    }
    slugOf.set(line, slug)
  }
  const bodies: BodyPlan[] = []
  const places = new Map<string, number>()
  for (const [line, slug] of slugOf) {
    if (places.has(slug)) continue
    const old = known.get(slug)
    const made = found.get(slug)
    if (made && !isNamed(made))
      problems.push({ line: line.line, column: 'body', code: 'body_unknown', value: line.body })
    places.set(slug, bodies.length)
    bodies.push(
      old
        ? { slug, id: old.id, name: old.name, does: 'same' }
        : { slug, id: null, name: bothOf(isNamed(made) ? made.name : { ar: slug, en: slug }), does: 'new' },
    )
  }
  return { bodies, placeOf: new Map([...slugOf].map(([line, slug]) => [line, places.get(slug) as number])) }
}

/** The short name it has or would get (empty where none can be made), and what the line says that it is called. */
function identify(line: Line, named: readonly { slug: string; name: Words }[]): Omit<Found, 'line'> {
  const said = line.body
  const isSlug = SLUG.test(said)
  const name = isSlug || said === '' ? line.bodyName : { ...wordsOf(said), ...withoutEmpty(line.bodyName) }
  const at = (slug: string) => ({ slug, name })
  if (isSlug) return at(said)
  const same = named.find(({ name: other }) =>
    (['ar', 'en'] as const).some((language) => name[language] !== '' && sameWords(name[language], other[language])),
  )
  if (same) return at(same.slug)
  const slug = slugFrom(name.en && !hasRightToLeft(name.en) ? name.en : '')
  return at(SLUG.test(slug) ? slug : '')
}

const withoutEmpty = (words: Words): Partial<Words> => ({
  ...(words.ar && { ar: words.ar }),
  ...(words.en && { en: words.en }),
})

const isNamed = (found: Found | undefined): found is Found =>
  found !== undefined && (found.name.ar !== '' || found.name.en !== '')
