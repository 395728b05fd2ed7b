// The receipt of one ballot, as a server would give it at the moment the bundle was made.
import type { Files } from '../../app/rules/bundle/tar.ts'
import { fromUtf8 } from '../../app/rules/bytes.ts'
import { appendLeaves, inclusionProof, leafHash } from '../../app/rules/merkle.ts'
import { parseEntries } from '../../app/rules/tiles.ts'
import { formatTlogProof } from '../../app/rules/tlog-proof.ts'
import type { Receipt } from '../../app/wire/ballots.ts'
import type { LedgerBuilder } from './ledger-builder.ts'

/** `index` is the ballot's entry; the ledger has fewer than 256 entries. */
export function receiptOf(ledger: LedgerBuilder, files: Files, index: number): Receipt {
  const size = ledger.drafts.length
  const entries = parseEntries(files.get(`tile/entries/000.p/${size}`)!, size)
  if (!entries.ok) throw new Error(entries.code)
  const { newNodes } = appendLeaves(0, () => new Uint8Array(), entries.value.map(leafHash))
  const nodes = new Map(newNodes.map(({ level, index, hash }) => [`${level}/${index}`, hash]))
  const payload = fromUtf8(files.get(`payloads/${index}.json`)!)
  const said = JSON.parse(payload)
  const ballot = JSON.parse(said.ballot)
  return {
    type: 'majlis/receipt/v1',
    body: ballot.body,
    vote: ballot.vote,
    seat: ballot.seat,
    choice: ballot.choice,
    ballot: said.ballot,
    ballot_id: said.ballot_id,
    index,
    at: ledger.drafts[index]!.at,
    leaf: fromUtf8(entries.value[index]!),
    payload,
    proof: formatTlogProof({
      index,
      proof: inclusionProof(index, size, (level, at) => nodes.get(`${level}/${at}`)!),
      checkpoint: fromUtf8(files.get('checkpoint')!),
    }),
    ledger_key: ledger.vkey,
  }
}
