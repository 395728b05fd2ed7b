import type { Answer } from '../wire/answer.ts'

/** Sends a file with what is asked of it, and answers what the server says; never throws. */
export async function sendFile<T>(to: string, file: File, input: unknown): Promise<Answer<T>> {
  const form = new FormData()
  form.set('input', JSON.stringify(input))
  form.set('file', file)
  try {
    return (await (await fetch(to, { method: 'POST', body: form })).json()) as Answer<T>
  } catch {
    return { ok: false, code: 'unreachable' }
  }
}
