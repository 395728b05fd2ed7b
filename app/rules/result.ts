/** A refusal is a value: `code` is one of app/wire/errors.ts, `params` are the facts its sentence needs. Bugs throw instead. */
export type Result<T> = { ok: true; value: T } | Refusal

export type Refusal = { ok: false; code: string; params?: Record<string, string> }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

export const refuse = (code: string, params?: Record<string, string>): Refusal =>
  params ? { ok: false, code, params } : { ok: false, code }

/** Ends an exhaustive switch: the compiler refuses a case that was forgotten. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`)
}
