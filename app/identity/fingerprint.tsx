import { useReader } from '../i18n/use-reader.ts'
import { parseBase64Url } from '../rules/bytes.ts'
import { parseCanonical } from '../rules/canonical.ts'
import { hashWords } from '../rules/hash-words.ts'
import { type Algorithm, keyId, signingKey } from '../rules/signing-key.ts'

/** 64 bits: nobody makes a second key that reads the same. */
const WORDS = 8

/** A key's id as words that two people compare aloud. */
export function Fingerprint({ id, label }: { id: string; label: string }) {
  const reader = useReader()
  return (
    <ol className="fingerprint" aria-label={label}>
      {hashWords(id, WORDS).map((words, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice, and none moves
        <li key={place}>
          <bdi>{reader.pick(words)}</bdi>
        </li>
      ))}
    </ol>
  )
}

/** The id worked out from the key that a statement holds, so that the words shown are of what is signed. */
export function idOfStatement(statement: string): string {
  const parsed = parseCanonical(statement)
  const said = parsed.ok && typeof parsed.value === 'object' && !Array.isArray(parsed.value) ? parsed.value : null
  const bytes = parseBase64Url(String(said?.public_key ?? ''))
  return bytes.ok ? keyId(signingKey(said?.alg as Algorithm, bytes.value)) : '0'.repeat(64)
}
