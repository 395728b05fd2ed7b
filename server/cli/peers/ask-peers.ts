// Other people's programs asked the same as our own verifier: a disagreement is a finding, whoever is right.
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Files } from '../../../app/rules/bundle/tar.ts'
import { toBase64Url } from '../../../app/rules/bytes.ts'
import type { Finding, Report } from '../../../app/rules/verify/report.ts'
import { type Claim, claimsOf, isPasskey, signatureOf } from './claims.ts'
import { hasFido2Assert, isGoodByFido2 } from './fido2-assert.ts'
import { isGoodByOpenssl, opensslVersion } from './openssl.ts'
import type { Asked } from './recorded-crypto.ts'
import { forAll } from './run.ts'

/** `checked` is how many signatures it was asked about. */
export type PeerRun = {
  peer: 'openssl' | 'fido2-assert'
  state: 'ran' | 'not_installed' | 'nothing_to_check'
  version: string
  checked: number
  disagreed: number
}

type Peers = { runs: PeerRun[]; findings: Finding[] }

export async function askPeers(files: Files, asked: readonly Asked[], report: Report): Promise<Peers> {
  const folder = await mkdtemp(join(tmpdir(), 'majlis-peers-'))
  try {
    const claims = claimsOf(files)
    const [openssl, fido2] = [await askOpenssl(asked, claims, folder), await askFido2(claims, report, folder)]
    return { runs: [openssl.run, fido2.run], findings: [...openssl.findings, ...fido2.findings] }
  } finally {
    await rm(folder, { recursive: true })
  }
}

type Answer = { run: PeerRun; findings: Finding[] }

async function askOpenssl(asked: readonly Asked[], claims: Claim[], folder: string): Promise<Answer> {
  const version = await opensslVersion()
  const once = [...new Map(asked.map((each) => [Object.values(each).join(' '), each])).values()]
  const known = new Map(claims.map((claim) => [signatureOf(claim), claim]))
  const findings: Finding[] = []
  if (version !== null)
    await forAll([...once.entries()], availableParallelism(), async ([place, each]) => {
      if ((await isGoodByOpenssl(each, folder, `openssl-${place}`)) === each.good) return
      findings.push(disagreement('openssl', known.get(toBase64Url(each.signature)) ?? null, each.good))
    })
  return { run: runOf('openssl', version, once.length, findings.length), findings }
}

async function askFido2(claims: Claim[], report: Report, folder: string): Promise<Answer> {
  const version = (await hasFido2Assert()) ? '' : null
  const mine = claims.filter(({ proof }) => isPasskey(proof))
  const refused = new Map(
    report.findings.filter(({ rule }) => OF_SIGNATURES.test(rule)).map(({ entry, params }) => [entry, params.reason]),
  )
  const findings: Finding[] = []
  if (version !== null)
    await forAll(mine, availableParallelism(), async (claim) => {
      const { entry, proof, key } = claim
      const good = isPasskey(proof) && key !== null && (await isGoodByFido2(proof, key, folder, `fido2-${entry}`))
      const ours = !refused.has(entry)
      // What only we look at, the page and its address, is no disagreement.
      if (good !== ours && !(good && BROWSERS_WORD.includes(refused.get(entry) ?? '')))
        findings.push(disagreement('fido2-assert', claim, ours))
    })
  return { run: runOf('fido2-assert', version, mine.length, findings.length), findings }
}

const OF_SIGNATURES = /^(ballot|key)\.(signature_invalid|passkey_refused|malformed|not_canonical)$/
const BROWSERS_WORD = [
  'passkey_wrong_type',
  'passkey_wrong_challenge',
  'passkey_wrong_origin',
  'passkey_cross_origin',
  'passkey_top_origin',
  'passkey_backup_flags',
  'passkey_level_differs',
]

function disagreement(peer: PeerRun['peer'], claim: Claim | null, good: boolean): Finding {
  const stage = claim?.kind === 'ballot' ? 'V6' : claim ? 'V4' : 'V2'
  const params = { peer, ours: good ? 'good' : 'bad' }
  return { stage, rule: 'peer.disagrees', severity: 'error', entry: claim?.entry ?? null, file: null, params }
}

function runOf(peer: PeerRun['peer'], version: string | null, asked: number, disagreed: number): PeerRun {
  if (version === null) return { peer, state: 'not_installed', version: '', checked: 0, disagreed: 0 }
  return { peer, state: asked > 0 ? 'ran' : 'nothing_to_check', version, checked: asked, disagreed }
}
