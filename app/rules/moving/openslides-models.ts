// The models of an export, each looked at field by field: what is not of its shape is refused with its name.
import { type Refusal, refuse } from '../result.ts'

export type Model = { collection: string; id: string; fields: Record<string, unknown> }
/** Each collection is looked at once, however often it is asked for; `once` keeps what else is worked out of it. */
export type Collections = { whole: Record<string, unknown>; once: <T>(key: string, make: () => T) => T }

export function collectionsOf(exported: unknown): Collections | null {
  if (!isRecord(exported) || typeof exported._migration_index !== 'number') return null
  const made = new Map<string, unknown>()
  return {
    whole: exported,
    once: <T>(key: string, make: () => T): T => {
      if (!made.has(key)) made.set(key, make())
      return made.get(key) as T
    },
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A collection by id; none where the export has none. */
export const models = (all: Collections, collection: string): Map<string, Model> =>
  all.once(collection, () => read(all, collection))

function read({ whole }: Collections, collection: string): Map<string, Model> {
  const found = Object.hasOwn(whole, collection) ? whole[collection] : {}
  const wrong = (id: string): never => {
    throw new OpenSlidesBroken({ model: `${collection}/${id}`, field: 'id' })
  }
  if (!isRecord(found)) return wrong('')
  return new Map(
    Object.entries(found).map(([id, fields]) => {
      if (!/^[1-9][0-9]{0,15}$/.test(id) || !isRecord(fields)) return wrong(id.slice(0, 20))
      return [id, { collection, id, fields }]
    }),
  )
}

const field = ({ fields }: Model, name: string): unknown => (Object.hasOwn(fields, name) ? fields[name] : undefined)

const wrong = ({ collection, id }: Model, name: string): never => {
  throw new OpenSlidesBroken({ model: `${collection}/${id}`, field: name })
}

/** Empty where it is not set. */
export function text(model: Model, name: string): string {
  const value = field(model, name) ?? ''
  if (typeof value !== 'string' || !value.isWellFormed() || value.includes('\u0000')) return wrong(model, name)
  return value.trim()
}

export function number(model: Model, name: string): number | null {
  const value = field(model, name) ?? null
  return value === null || (typeof value === 'number' && Number.isFinite(value)) ? value : wrong(model, name)
}

/** Ids of other models, one or several. */
export function refs(model: Model, name: string): string[] {
  const value = field(model, name) ?? []
  const all = Array.isArray(value) ? value : [value]
  if (all.some((one) => !Number.isSafeInteger(one))) return wrong(model, name)
  return all.map(String)
}

class OpenSlidesBroken extends Error {
  readonly params: Record<string, string>
  constructor(params: Record<string, string>) {
    super('broken')
    this.name = 'OpenSlidesBroken'
    this.params = params
  }
}

export const notThere = (model: Model, name: string): never => wrong(model, name)

export function broken(error: unknown): Refusal | null {
  return error instanceof Error && error.name === 'OpenSlidesBroken' && 'params' in error
    ? refuse('openslides_broken', error.params as Record<string, string>)
    : null
}
