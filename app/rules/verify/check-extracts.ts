// V12, extracts: each is of a decision in the register, and is signed in the order that was entered with it, each time by the signer's
// own key. Source: the spec's "After" (extracts of decisions); docs/decisions/register.md.
import type { ActOf, History } from '../bundle/history.ts'
import { extractChallenge } from '../document-signing.ts'
import type { VerifySignature } from '../signing-key.ts'
import { areSigners } from './check-minutes.ts'
import { isSignersOwn } from './check-signer.ts'
import type { Entries } from './read-entries.ts'
import type { Findings } from './report.ts'
import type { ExtractRule } from './rule-ids.ts'

export async function checkExtracts(
  history: History,
  { body }: Pick<Entries, 'body'>,
  verify: VerifySignature,
  findings: Findings,
): Promise<void> {
  const registered = new Map<string, ActOf<'decision.registered'>>()
  const issued = new Map<string, { act: ActOf<'extract.issued'>; signed: number }>()
  for (const act of history.acts) {
    const add = (rule: ExtractRule) => findings.add('V12', rule, 'error', { entry: act.index })
    if (act.type === 'decision.registered') registered.set(act.payload.decision, act)
    if (act.type === 'extract.issued') {
      findings.looked('V12', 1)
      const { extract, decision, item, signers } = act.payload
      if (!areSigners(signers)) add('extract.signed_out_of_order')
      if (registered.get(decision)?.payload.item !== item || issued.has(extract)) add('extract.not_registered')
      else issued.set(extract, { act, signed: 0 })
    }
    if (act.type === 'extract.signed') {
      findings.looked('V12', 1)
      const { extract, item, seat } = act.payload
      const found = issued.get(extract)
      if (found?.act.payload.item !== item) {
        add('extract.not_registered')
        continue
      }
      const { digest, pdf, signers } = found.act.payload
      if (signers[found.signed] !== seat) add('extract.signed_out_of_order')
      found.signed++
      const challenge = extractChallenge({ body: body ?? '', extract, digest, pdf, seat })
      if (!(await isSignersOwn(history, act, challenge, verify))) add('extract.signature_invalid')
    }
  }
}

/** What a printed code names must be what was issued. */
export function checkSoughtExtract(
  { extract, digest }: { extract: string; digest: string },
  { acts }: History,
  findings: Findings,
): void {
  findings.looked('V12', 1)
  const known = acts.some(
    (act) => act.type === 'extract.issued' && act.payload.extract === extract && act.payload.digest === digest,
  )
  if (!known) findings.add('V12', 'extract.not_in_ledger', 'error', { params: { digest } })
}
