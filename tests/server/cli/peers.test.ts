// openssl and fido2-assert judge the same signatures. Where one is not installed its half of the tests says so and is passed over.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { packBundle } from '../../../app/rules/bundle/make-bundle.ts'
import type { Files } from '../../../app/rules/bundle/tar.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import { FLAGS } from '../../../app/rules/webauthn/authenticator-data.ts'
import { askPeers, type PeerRun } from '../../../server/cli/peers/ask-peers.ts'
import { hasFido2Assert } from '../../../server/cli/peers/fido2-assert.ts'
import { opensslVersion } from '../../../server/cli/peers/openssl.ts'
import { recordedCrypto } from '../../../server/cli/peers/recorded-crypto.ts'
import { verify } from '../../../server/cli/verify.ts'
import { HOUSE, honestLedger, type LedgerBuilder } from '../../support/ledger-builder.ts'
import { passkeyDevice, type Said } from '../../support/passkey.ts'

const openssl = (await opensslVersion()) !== null
const fido2 = await hasFido2Assert()
if (!openssl) console.info('openssl is not installed: what it would say was not asked')
if (!fido2) console.info('fido2-assert is not installed: what it would say was not asked')

const folder = mkdtempSync(join(tmpdir(), 'majlis-peers-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

const ledgerOf = async (said: Said = {}): Promise<LedgerBuilder> =>
  (
    await honestLedger({
      amal: passkeyDevice(HOUSE, { said }),
      basim: passkeyDevice(HOUSE, { level: 'B', synced: false, transports: ['usb'] }),
      dana: passkeyDevice(HOUSE, { alg: 'Ed25519' }),
      omar: passkeyDevice(HOUSE, { alg: 'RS256' }),
    })
  ).ledger

async function run(files: Files, ...args: string[]) {
  const path = join(folder, 'ledger.tar')
  writeFileSync(path, packBundle(files, []))
  let said = ''
  const out = {
    write: (text: string) => {
      said += text
    },
  }
  const code = await verify([path, '--peers', ...args], { stdout: out, stderr: out })
  return { code, said }
}

let files: Files
beforeAll(async () => {
  files = await (await ledgerOf()).bundle()
})

const peer = (runs: PeerRun[], name: PeerRun['peer']) => runs.find((each) => each.peer === name)
const disagreements = (found: { rule: string }[]) => found.filter(({ rule }) => rule === 'peer.disagrees')

describe('verify --peers', () => {
  test('says who was asked, and that they agree on every kind of key', async () => {
    const { code, said } = await run(files, '--json')
    const report = JSON.parse(said)
    expect([code, disagreements(report.findings)]).toEqual([0, []])
    // Four ballots, six enrolments and five checkpoints.
    if (openssl) expect(peer(report.peers, 'openssl')).toMatchObject({ state: 'ran', checked: 15, disagreed: 0 })
    if (fido2) expect(peer(report.peers, 'fido2-assert')).toMatchObject({ state: 'ran', checked: 7, disagreed: 0 })
  })

  test('prints it in both languages after the report', async () => {
    expect((await run(files)).said).toMatch(/openssl +(signatures checked: \d+, disagreeing with us: 0|not installed)/)
    expect((await run(files, '--lang', 'ar')).said).toMatch(/openssl +(التواقيع المفحوصة|غير مثبَّت)/)
  })

  test('agrees about what is bad as well, and exits 1 as it would without them', async () => {
    const ledger = await ledgerOf()
    const cast = ledger.drafts.filter(({ type }) => type === 'ballot.cast')
    // A passkey's ballot and a browser key's.
    for (const draft of [cast[0]!, cast[3]!])
      draft.payload.ballot = String(draft.payload.ballot).replace('"choice":"yes"', '"choice":"no"')
    const { code, said } = await run(await ledger.bundle(), '--json')
    const { findings } = JSON.parse(said)
    expect([code, disagreements(findings)]).toEqual([1, []])
    expect(findings.map(({ rule }: { rule: string }) => rule)).toContain('ballot.signature_invalid')
  })

  test.each<[string, Said]>([
    ['who was not verified', { flags: FLAGS.userPresent }],
    ['on another page', { origin: 'https://elsewhere.test', rpId: 'elsewhere.test' }],
    ['of another site', { rpId: 'elsewhere.test' }],
    ['in another’s frame', { clientData: { crossOrigin: true } }],
  ])('agrees about a member %s', async (_, said) => {
    const { code, said: printed } = await run(await (await ledgerOf(said)).bundle(), '--json')
    expect([code, disagreements(JSON.parse(printed).findings)]).toEqual([1, []])
  })

  test('says that a peer is not installed where it is not, and finds nothing by it', async () => {
    vi.stubEnv('PATH', folder)
    const { code, said } = await run(files, '--json')
    vi.unstubAllEnvs()
    const states = JSON.parse(said).peers.map(({ state, checked }: PeerRun) => [state, checked])
    expect([code, states]).toEqual([
      0,
      [
        ['not_installed', 0],
        ['not_installed', 0],
      ],
    ])
  })

  test('makes a finding of every disagreement, with its entry', async () => {
    if (!openssl || !fido2) return console.info('not both peers are installed: disagreement was not tried')
    const { asked, ...crypto } = recordedCrypto()
    const report = await verifyBundle(files, crypto)
    const lies = asked.map((each) => ({ ...each, good: !each.good }))
    const entry = report.votes[0]!.opened.index + 1
    const lied = { ...report, findings: [{ ...report.findings[0]!, entry, rule: 'ballot.signature_invalid' as const }] }
    const { findings } = await askPeers(files, lies, lied)
    expect(findings.filter(({ params }) => params.peer === 'openssl')).toHaveLength(15)
    expect(findings).toContainEqual(
      expect.objectContaining({ stage: 'V6', entry, params: { peer: 'fido2-assert', ours: 'bad' } }),
    )
    expect(new Set(findings.map(({ stage }) => stage))).toEqual(new Set(['V2', 'V4', 'V6']))
  })
})
