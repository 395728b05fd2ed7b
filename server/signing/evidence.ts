import { EVIDENCE, type Evidence } from '../../app/rules/document-evidence.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { type ProvedEntry, proveEntries } from '../ledger/receipt.ts'
import type { Db } from '../platform/context.ts'

/** Entry 0 says which body's ledger it is. */
const CONSTITUTED = 0

/** The text with the entries that name it, proved against the ledger's signed checkpoint. */
export async function evidenceOf(
  db: Db,
  bodyId: BodyId,
  { text, entries }: { text: string; entries: readonly number[] },
): Promise<Evidence> {
  const indexes = [CONSTITUTED, ...entries]
  const proved = await proveEntries(db, bodyId, indexes)
  return {
    type: EVIDENCE,
    text,
    ledger_key: (proved[0] as ProvedEntry).ledgerKey,
    entries: proved.map(({ leaf, payload, proof }, place) => {
      const index = indexes[place] as number
      if (payload === null) throw new Error(`The payload of entry ${index} is missing`)
      return { index, leaf, payload, proof }
    }),
  }
}
