/**
 * A copy of `value` fit for the log. Hidden at any depth: values under a secret name, all binary, tokens in addresses and
 * headers, and the parameters that the database drivers put into their errors.
 */
export function redact(value: unknown): unknown {
  return clean(value, 0)
}

/** Compared with the letters and digits of a name in lower case: `set-cookie`, `newPassword` and `totp_secret` are all caught. */
const secretNames =
  /pass(word|wd|phrase)|secret|token|cookie|authorization|credential|privatekey|masterkey|signing(key)?$|signaturekey|wrapped|recovery|totp|otp$|sessionid|^seed$|^salt$|^choices?$|^note$|notetext|annotationtext|^strokes?$|^payload$|^leaf$|^update$/

const hidden = '[hidden]'
const deepest = 8

function clean(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? String(value) : value
  if (depth > deepest) return '[too deep]'
  if (value instanceof Error) return cleanError(value, depth)
  if (value instanceof Date) return value
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`
  if (Array.isArray(value)) return value.map((item) => clean(item, depth + 1))
  if (value instanceof Map || value instanceof Set) return `[${value.size} entries]`
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      isSecret(name) && item != null ? hidden : clean(item, depth + 1),
    ]),
  )
}

const isSecret = (name: string) => secretNames.test(name.toLowerCase().replace(/[^a-z0-9]/g, ''))

function cleanText(text: string): string {
  return text
    .replace(/([?&#](?:token|code|state|secret|key|session)=)[^&#\s"]+/gi, `$1${hidden}`)
    .replace(/\b(Bearer|Basic)\s+[\w.~+/=-]+/g, `$1 ${hidden}`)
    .replace(/(postgres(?:ql)?:\/\/[^:/@\s]*:)[^@\s]+@/g, `$1${hidden}@`)
}

/** drizzle repeats every parameter in its message, PostgreSQL whole rows in `detail` and `where`: only names and codes stay. */
function cleanError(error: Error, depth: number): object {
  const { name, message, stack, cause } = error
  const isQuery = 'query' in error && 'params' in error
  const words = isQuery ? `Failed query: ${error.query}` : message
  const facts = ['code', 'severity', 'schema', 'table', 'column', 'constraint', 'routine', 'syscall', 'status']
  return {
    type: name,
    message: cleanText(words),
    stack: cleanText(framesOf(stack)),
    ...Object.fromEntries(
      facts.filter((fact) => fact in error).map((fact) => [fact, clean((error as never)[fact], depth + 1)]),
    ),
    ...(cause === undefined ? {} : { cause: clean(cause, depth + 1) }),
  }
}

/** A stack begins with the message: only its frames are kept. */
const framesOf = (stack = '') =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
