import { getTableName, type Table } from 'drizzle-orm'
import type { Ctx } from '../../server/platform/context.ts'

/** The context as it is, but for one table: whoever reads it is answered as soon as `gate` opens. */
export function readingLate(ctx: Ctx, table: Table, gate: Promise<unknown>): Ctx {
  const late = (query: object): object =>
    new Proxy(query, {
      get(own, key) {
        const value = Reflect.get(own, key, own)
        if (typeof value !== 'function') return value
        if (key === 'then')
          return (...each: Parameters<Promise<unknown>['then']>) =>
            gate.then(() => own as PromiseLike<unknown>).then(...each)
        return (...given: unknown[]) => late(value.apply(own, given))
      },
    })
  const db = new Proxy(ctx.db, {
    get(own, key) {
      const value = Reflect.get(own, key, own)
      if (key !== 'select') return typeof value === 'function' ? value.bind(own) : value
      return (...given: unknown[]) => {
        const selected = value.apply(own, given)
        const from = selected.from.bind(selected)
        selected.from = (read: Table) => (getTableName(read) === getTableName(table) ? late(from(read)) : from(read))
        return selected
      }
    },
  })
  return { ...ctx, db }
}
