// What the browser says and the authenticator signs: which act, over which challenge, on which page. A page that stands in
// somebody else's frame is refused, for a member must see whose page asks. Source: WebAuthn Level 3 §5.8.1, §7.1, §7.2.
import { equal, parseBase64Url, parseUtf8 } from '../bytes.ts'
import { ok, type Result, refuse } from '../result.ts'

export type ClientDataFacts = {
  type: 'webauthn.create' | 'webauthn.get'
  challenge: Uint8Array
  /** The addresses at which the house answers. */
  origins: readonly string[]
}

/** Answers the origin, one of those allowed. */
export function checkClientData(bytes: Uint8Array, facts: ClientDataFacts): Result<{ origin: string }> {
  const text = parseUtf8(bytes)
  const data = text.ok ? parseObject(text.value) : null
  if (!data) return refuse('passkey_malformed', { field: 'client_data' })
  const { type, challenge, origin, crossOrigin, topOrigin } = data
  if (type !== facts.type) return refuse('passkey_wrong_type')
  const asked = typeof challenge === 'string' ? parseBase64Url(challenge) : null
  if (!asked?.ok || !equal(asked.value, facts.challenge)) return refuse('passkey_wrong_challenge')
  if (typeof origin !== 'string' || !facts.origins.includes(origin)) return refuse('passkey_wrong_origin')
  if (topOrigin !== undefined) return refuse('passkey_top_origin')
  // Absent in browsers of some years ago.
  if (crossOrigin !== undefined && crossOrigin !== false) return refuse('passkey_cross_origin')
  return ok({ origin })
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}
