import type { Answer } from '../wire/answer.ts'

/** A server that cannot be reached is a refusal like another: the page stays, with everything typed on it. */
export async function reachServer(serverAction: () => Promise<unknown>): Promise<unknown> {
  try {
    return await serverAction()
  } catch (error) {
    // fetch itself fails with a TypeError; redirects and error pages are thrown as they are.
    if (!(error instanceof TypeError)) throw error
    const unreachable: Answer<never> = { ok: false, code: 'unreachable' }
    return unreachable
  }
}

/** After an act that reached nobody nothing is read again: that would fail too, and take the page away with everything typed on it. */
export const reachedNobody = (actionResult: unknown): boolean =>
  typeof actionResult === 'object' &&
  actionResult !== null &&
  'code' in actionResult &&
  actionResult.code === 'unreachable'
