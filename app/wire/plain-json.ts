// Text as a browser sends it, read only if all of it can be kept: half a surrogate has no bytes to hash, and PostgreSQL keeps no
// NUL. Neither ever comes from a keyboard.

/** Undefined for what is no JSON, and where any name or text in it is not plain. */
export function parsePlainJson(text: string): unknown {
  try {
    return JSON.parse(text, (name, value) => {
      if (!isPlain(name) || !isPlain(value)) throw new TypeError('Not a plain text')
      return value
    })
  } catch {
    return undefined
  }
}

export const isPlain = (value: unknown): boolean =>
  typeof value !== 'string' || (value.isWellFormed() && !value.includes('\u0000'))
