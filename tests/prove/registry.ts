// The checks in the order in which they were promised. A check's file has its name.
import type { Check } from './check.ts'

export const CHECKS = [
  'story',
  'refusals',
  'vectors',
  'passkey-vote',
  'keys',
  'fido-peer',
  'bench-verify',
  'flipped-byte',
  'evil-server',
  'bad-input',
  'races',
  'kill-ballots',
  'kill-notes',
  'repeat-request',
  'leaks',
  'recusal',
  'papers',
  'reading-order',
  'compare',
  'bench-ballots',
  'bench-votes',
  'bench-first-page',
  'bench-notes',
  'import-rules',
  'screens',
  'set-up',
  'rules',
  'own-rule',
  'forms-of-votes',
  'circulation',
  'failed-meeting',
  'proxies',
  'disputes',
  'un-replay',
  'stv',
  'elections',
  'elections-on-screen',
  'public-ledger',
  'witness',
  'go-peer',
  'webauthn-vectors',
  'rollback',
  'rotation',
  'retention',
]

export async function loadCheck(name: string): Promise<Check> {
  const { check } = (await import(`./checks/${name}.ts`)) as { check: Check }
  return check
}
