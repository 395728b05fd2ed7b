// Open ballots signed by passkeys, verified as `majlis verify` does in stage V6, its signatures on every core: read, held against the
// electorate, the terms and the key in force, and the assertion checked; the same on one thread; beside @simplewebauthn/server on the
// very same assertions, which it checks and nothing else; and beside the floor, OpenSSL's bare check of these signatures with keys and
// bytes at hand. All by the clock, in one run; the processor's time, in whichever thread it was spent, is told beside it.
import { createHash, createPublicKey, createVerify } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import { readHistory } from '../../../app/rules/bundle/history.ts'
import type { SignedByPasskey } from '../../../app/rules/signed-by.ts'
import { checkBallots } from '../../../app/rules/verify/check-ballots.ts'
import { checkElectorates } from '../../../app/rules/verify/check-electorates.ts'
import { checkKeys } from '../../../app/rules/verify/check-keys.ts'
import { Progress } from '../../../app/rules/verify/progress.ts'
import { Findings } from '../../../app/rules/verify/report.ts'
import { signatureThreads } from '../../../server/platform/signature-threads.ts'
import { rememberingVerify } from '../../../server/platform/verify-signature.ts'
import { encodeCbor } from '../../support/cbor.ts'
import { BODY, HOUSE, LedgerBuilder, QUESTION } from '../../support/ledger-builder.ts'
import { type Passkey, passkeyDevice } from '../../support/passkey.ts'
import type { Bench, Figures, Say } from '../bench.ts'

const MEMBERS = 300
const VOTES = 5
/** The first warms both up, and is not counted. */
const ROUNDS = 5

type Assertion = {
  publicKey: Uint8Array

  proof: SignedByPasskey
  challenge: string
  credential: { id: string; counter: number; publicKey: Uint8Array<ArrayBuffer> }
}

export const verify: Bench = {
  name: 'verify',
  says: 'open ballots with passkeys verified a second, against @simplewebauthn/server',
  run: measure,
}

async function measure(say: Say): Promise<Figures> {
  say(`${MEMBERS} members vote ${VOTES} times with passkeys of P-256`)
  const { ledger, assertions } = await votedLedger()
  const ballots = assertions.length
  const history = readHistory(ledger.acts())
  const findings = new Findings()
  const terms = checkElectorates(history, { body: BODY }, findings)
  const [check, everyCore] = [rememberingVerify(), signatureThreads(availableParallelism())]
  const progress = new Progress()
  // V4 comes before V6 and reads the same keys: what it costs is told apart.
  const keys = await timed(() => checkKeys(history, check, findings, progress))
  const bare = assertions.map(bareCheck)
  const [ours, singles, peers, floors]: [Took[], Took[], Took[], Took[]] = [[], [], [], []]
  for (let round = 0; round < ROUNDS; round++) {
    const own = await timed(() => checkBallots(history, terms, everyCore, findings, progress))
    const single = await timed(() => checkBallots(history, terms, check, findings, progress))
    const accepted = [own, single].map(({ value }) =>
      [...value.values()].reduce((sum, counted) => sum + counted.length, 0),
    )
    const peer = await timed(() => byPeer(assertions))
    const floor = await timed(async () => bare.filter((good) => good()).length)
    if ([...accepted, peer.value, floor.value].some((good) => good !== ballots))
      throw new Error('A good ballot was refused')
    say(`round ${round}: ours ${rate(ballots, own.took.wall)}/s, peer ${rate(ballots, peer.took.wall)}/s`)
    if (round === 0) continue
    ours.push(own.took)
    singles.push(single.took)
    peers.push(peer.took)
    floors.push(floor.took)
  }
  const [own, single, peer, floor] = [sum(ours), sum(singles), sum(peers), sum(floors)]
  const all = ballots * ours.length
  const both = (count: number, took: Took) => `${rate(count, took.wall)}/s (${rate(count, took.cpu)}/s of one core)`
  return {
    lines: [
      `${rate(all, own.wall)}/s on ${availableParallelism()} cores: open ballots by stage V6 of our verifier, eligibility and sequence included`,
      `${both(all, single)}: the same on one thread`,
      `${both(all, peer)}: the same assertions by @simplewebauthn/server`,
      `${both(all, floor)}: the floor, OpenSSL's check of the signatures alone`,
      `${both(MEMBERS, keys.took)}: enrolments by stage V4, each key read for the first time`,
    ],
    ratios: {
      peer: peer.wall / own.wall,
      peer_core: peer.cpu / single.cpu,
      floor_core: floor.cpu / single.cpu,
      per_second_core: (all / single.cpu) * 1000,
    },
  }
}

async function byPeer(assertions: Assertion[]): Promise<number> {
  let verified = 0
  for (const { proof, challenge, credential } of assertions) {
    const answer = await verifyAuthenticationResponse({
      response: {
        id: proof.credential,
        rawId: proof.credential,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: proof.client_data,
          authenticatorData: proof.authenticator_data,
          signature: proof.signature,
        },
      },
      expectedChallenge: challenge,
      expectedOrigin: HOUSE,
      expectedRPID: new URL(HOUSE).hostname,
      credential,
    })
    if (answer.verified) verified += 1
  }
  return verified
}

function bareCheck({ publicKey, proof }: Assertion): () => boolean {
  const [x, y] = [publicKey.slice(1, 33), publicKey.slice(33)].map((half) => Buffer.from(half).toString('base64url'))
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
  const [client, data, signature] = [proof.client_data, proof.authenticator_data, proof.signature].map((text) =>
    Buffer.from(text, 'base64url'),
  ) as [Buffer, Buffer, Buffer]
  const message = Buffer.concat([data, createHash('sha256').update(client).digest()])
  return () => createVerify('sha256').update(message).verify(key, signature)
}

async function votedLedger(): Promise<{ ledger: LedgerBuilder; assertions: Assertion[] }> {
  const ledger = new LedgerBuilder()
  ledger.constitute()
  const names = Array.from({ length: MEMBERS }, (_, place) => `m${place}`)
  const passkeys = new Map<string, Passkey>()
  for (const name of names) {
    const device = passkeyDevice(HOUSE)
    passkeys.set(name, device.passkey)
    await ledger.seatMember(name, { device })
  }
  const items = Array.from({ length: VOTES }, (_, vote) => ({
    item: `item-${vote}`,
    number: `${vote + 1}`,
    decision: QUESTION,
  }))
  ledger.publishAgenda('meeting-1', items)
  ledger.append('sitting.opened', { meeting: 'meeting-1' })
  const assertions: Assertion[] = []
  for (const { item } of items) {
    const terms = ledger.openVote(
      `vote-${item}`,
      'meeting-1',
      item,
      names.map((name) => `seat-${name}`),
    )
    for (const name of names) {
      const at = await ledger.cast(terms, `person-${name}`, 'yes')
      const proof = ledger.drafts[at]?.payload.proof as SignedByPasskey
      assertions.push(assertionOf(proof, passkeys.get(name) as Passkey))
    }
  }
  return { ledger, assertions }
}

function assertionOf(proof: SignedByPasskey, { publicKey }: Passkey): Assertion {
  const { challenge } = JSON.parse(Buffer.from(proof.client_data, 'base64url').toString())
  const cose: [number, number | Uint8Array][] = [
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, publicKey.slice(1, 33)],
    [-3, publicKey.slice(33)],
  ]
  const key = new Uint8Array(encodeCbor(new Map(cose)))
  return { publicKey, proof, challenge, credential: { id: proof.credential, counter: 0, publicKey: key } }
}

/** Milliseconds by the clock, and of the processor. */
type Took = { wall: number; cpu: number }

async function timed<T>(act: () => Promise<T>): Promise<{ value: T; took: Took }> {
  const before = process.cpuUsage()
  const began = performance.now()
  const value = await act()
  const wall = performance.now() - began
  const { user, system } = process.cpuUsage(before)
  return { value, took: { wall, cpu: (user + system) / 1000 } }
}

const rate = (count: number, took: number): number => Math.round((count / took) * 1000)

const sum = (rounds: Took[]): Took => ({
  wall: rounds.reduce((total, { wall }) => total + wall, 0),
  cpu: rounds.reduce((total, { cpu }) => total + cpu, 0),
})
