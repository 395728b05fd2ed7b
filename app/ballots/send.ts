import type { Answer } from '../wire/answer.ts'

/**
 * Sends an act and answers what the server said, or null when nothing certain came back: no connection, a server that is
 * down or restarting, too many requests. After null the act may or may not have been done: send the very same again.
 * Not a fetcher of Remix: that one throws the page away when the connection is lost.
 */
export async function send<T>(action: string, input: unknown): Promise<Answer<T> | null> {
  const form = new FormData()
  form.set('input', JSON.stringify(input))
  try {
    const response = await fetch(action, { method: 'POST', body: form, signal: AbortSignal.timeout(20_000) })
    if (response.redirected) return { ok: false, code: 'sign_in_required' }
    if (response.status >= 500 || response.status === 429) return null
    const answer: unknown = await response.json()
    return isAnswer<T>(answer) ? answer : null
  } catch {
    return null
  }
}

const isAnswer = <T>(value: unknown): value is Answer<T> =>
  typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean'
