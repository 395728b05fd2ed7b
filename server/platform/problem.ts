/** Something is wrong with the machine, not with a request: `code` is for programs, `message` is one plain sentence for the operator. */
export type Problem = Error & { code: string }

export function problem(code: string, sentence: string, cause?: unknown): Problem {
  return Object.assign(new Error(sentence, { cause }), { name: 'Problem', code })
}

/** The error code of anything thrown (ours, Node's or PostgreSQL's), or undefined. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
