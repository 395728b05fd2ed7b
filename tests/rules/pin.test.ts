// What a device that follows a ledger believes and what it warns of: growth, a fork, a rollback, another key, its member's keys.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toBase64, utf8 } from '../../app/rules/bytes.ts'
import { consistencyProof, inclusionProof, leafHash, type NodeReader, rootOf } from '../../app/rules/merkle.ts'
import { acceptKeys, followLedger, type LedgerNow, type OwnKey, type Pin } from '../../app/rules/pin.ts'
import { verifyEd25519 } from '../../server/platform/verify-signature.ts'
import { BODY, honestLedger, type LedgerBuilder, payloadText } from '../support/ledger-builder.ts'
import { recover, rotate } from '../support/ledger-signer.ts'

const DAY = '2026-11-17T09:00:00.000Z'
const LATER = '2026-11-18T09:00:00.000Z'

const nodesOf =
  (leaves: string[]): NodeReader =>
  (level, index) =>
    rootOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level).map((leaf) => leafHash(utf8(leaf))))

/** What an honest server answers of the ledger at this size to a device that is at `from`. */
async function answer(ledger: LedgerBuilder, size: number, from = 0, keys: OwnKey[] = []): Promise<LedgerNow> {
  const leaves = ledger.leaves().slice(0, size)
  const read = nodesOf(leaves)
  const vkey = (ledger.signers.findLast((signer) => signer.from < size) ?? ledger.signer).vkey
  return {
    body: BODY,
    vkey,
    checkpoint: await ledger.checkpoint(leaves, size),
    proof: from >= 1 && from <= size ? consistencyProof(from, size, read).map(toBase64) : null,
    successions: ledger.drafts.slice(0, size).flatMap((draft, index) =>
      draft.type === 'ledger_key.rotated' || draft.type === 'ledger.recovered'
        ? [
            {
              index,
              leaf: leaves[index] as string,
              payload: payloadText(draft),
              proof: inclusionProof(index, size, read).map(toBase64),
            },
          ]
        : [],
    ),
    keys,
  }
}

async function follow(pin: Pin | null, now: LedgerNow, made: string[] = []) {
  return followLedger(pin, now, { at: pin ? LATER : DAY, made }, verifyEd25519)
}

async function pinned(ledger: LedgerBuilder, size: number, keys: OwnKey[] = []): Promise<Pin> {
  const { pin } = await follow(null, await answer(ledger, size, 0, keys))
  if (!pin) throw new Error('Nothing was pinned')
  return pin
}

const { ledger } = await honestLedger()
const size = ledger.drafts.length
const key = (id: string, revoked = false) => ({ id, revoked })

describe('a device that sees a ledger for the first time', () => {
  test('believes what it is shown, and says since when', async () => {
    const { pin, warnings } = await follow(null, await answer(ledger, 7, 0, [key('a'), key('b', true)]))
    expect(warnings).toEqual([])
    expect(pin).toMatchObject({ vkey: ledger.vkey, size: 7, since: DAY, seen: DAY, keys: ['a'] })
  })

  test('pins nothing that the ledger’s key did not sign', async () => {
    const { ledger: other } = await honestLedger()
    const now = { ...(await answer(ledger, 7)), vkey: other.vkey }
    expect(await follow(null, now)).toEqual({ pin: null, warnings: [{ kind: 'unsigned' }] })
  })
})

describe('a device that follows a ledger', () => {
  test('goes along with every growth, and with none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: size }), fc.integer({ min: 1, max: size }), async (one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)]
        const { pin, warnings } = await follow(await pinned(ledger, from), await answer(ledger, to, from))
        expect(warnings).toEqual([])
        expect(pin).toMatchObject({ size: to, since: DAY, seen: LATER })
      }),
      { numRuns: 60 },
    )
  })

  test('warns of every smaller tree and of every other one, and keeps what it had pinned', async () => {
    const { ledger: fork } = await honestLedger()
    fork.signers.splice(0, 1, ledger.signer)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: size }), fc.integer({ min: 1, max: size }), async (from, to) => {
        const pin = await pinned(ledger, from)
        const rolledBack = to < from
        const shown = await answer(rolledBack ? ledger : fork, to, rolledBack ? 0 : from)
        const kind = rolledBack ? 'smaller' : 'forked'
        expect(await follow(pin, shown)).toEqual({ pin, warnings: [{ kind, pinned: from, size: to }] })
      }),
      { numRuns: 60 },
    )
  })

  test('warns of a fork at the very size that it has pinned, and of one whose proof is left out', async () => {
    const { ledger: fork } = await honestLedger()
    fork.signers.splice(0, 1, ledger.signer)
    const pin = await pinned(ledger, 9)
    expect((await follow(pin, await answer(fork, 9, 9))).warnings).toEqual([{ kind: 'forked', pinned: 9, size: 9 }])
    const bare = { ...(await answer(ledger, 12, 9)), proof: null }
    expect((await follow(pin, bare)).warnings).toEqual([{ kind: 'forked', pinned: 9, size: 12 }])
  })

  test('warns of a checkpoint that the ledger’s key did not sign, or of which a byte is altered', async () => {
    const pin = await pinned(ledger, 9)
    const now = await answer(ledger, 12, 9)
    const checkpoint = now.checkpoint.replace('\n12\n', '\n13\n')
    expect(await follow(pin, { ...now, checkpoint })).toEqual({ pin, warnings: [{ kind: 'unsigned' }] })
  })
})

describe('a ledger’s key', () => {
  test('may pass on by an entry that both signed', async () => {
    const { ledger: turned } = await honestLedger()
    const before = turned.drafts.length
    const pin = await pinned(turned, before)
    rotate(turned)
    rotate(turned)
    const { pin: after, warnings } = await follow(pin, await answer(turned, before + 2, before))
    expect(warnings).toEqual([])
    expect(after).toMatchObject({ vkey: turned.vkey, size: before + 2 })
  })

  test('does not change without one, with one that the old key did not sign, or with one of another body', async () => {
    const pin = await pinned(ledger, 9)
    const { ledger: other } = await honestLedger()
    expect((await follow(pin, await answer(other, 9, 9))).warnings).toEqual([{ kind: 'key_changed' }])

    for (const spoil of [{ body: 'another-body' }, { old: other.vkey }]) {
      const { ledger: turned } = await honestLedger()
      const before = turned.drafts.length
      const mine = await pinned(turned, before)
      rotate(turned, spoil)
      const shown = await answer(turned, before + 1, before)
      expect(await follow(mine, shown)).toEqual({ pin: mine, warnings: [{ kind: 'key_changed' }] })
    }
  })

  test('does not change by an entry that is not in the tree', async () => {
    const { ledger: turned } = await honestLedger()
    const before = turned.drafts.length
    const pin = await pinned(turned, before)
    rotate(turned)
    const shown = await answer(turned, before + 1, before)
    const [entry] = shown.successions
    if (!entry) throw new Error('Nothing succeeded')
    for (const change of [{ index: entry.index - 1 }, { payload: entry.payload.replace('"salt":"', '"salt":"0') }])
      expect((await follow(pin, { ...shown, successions: [{ ...entry, ...change }] })).warnings).toEqual([
        { kind: 'key_changed' },
      ])
  })

  test('that a recovery brought in is told, with what may be lost', async () => {
    const { ledger: recovered } = await honestLedger()
    await recovered.seatMember('secretary', { role: 'secretary', votes: false })
    const before = recovered.drafts.length
    const pin = await pinned(recovered, before)
    recover(recovered, await recovered.checkpoint(recovered.leaves(), before))
    const shown = await answer(recovered, before + 1, before)
    expect(await follow(pin, shown)).toEqual({
      pin,
      warnings: [{ kind: 'recovered', pinned: before, index: before }],
    })
  })
})

describe('a member’s own keys', () => {
  test('made on this device are known to it; one made elsewhere is told until it is accepted', async () => {
    const pin = await pinned(ledger, 7, [key('a')])
    const keys = [key('a'), key('mine'), key('strange')]
    const now = await answer(ledger, 9, 7, keys)
    const { pin: after, warnings } = await follow(pin, now, ['mine'])
    expect(warnings).toEqual([{ kind: 'key_added', key: 'strange' }])
    expect(after).toMatchObject({ size: 9, keys: ['a', 'mine'] })
    const again = await follow(after, await answer(ledger, 9, 9, keys), ['mine'])
    expect(again.warnings).toEqual([{ kind: 'key_added', key: 'strange' }])
    const accepted = acceptKeys(again.pin as Pin, keys)
    expect((await follow(accepted, await answer(ledger, 9, 9, keys))).warnings).toEqual([])
  })

  test('that were revoked, or are not named any more, are told', async () => {
    const pin = await pinned(ledger, 7, [key('a'), key('b')])
    const { warnings } = await follow(pin, await answer(ledger, 9, 7, [key('a', true)]))
    expect(warnings).toEqual([
      { kind: 'key_revoked', key: 'a' },
      { kind: 'key_revoked', key: 'b' },
    ])
  })
})
