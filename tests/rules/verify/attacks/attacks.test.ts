// The evil server: every attack must be found by its own rule, and the lawful act nearest to it must pass.
import { describe, expect, test } from 'vitest'
import { exitCode } from '../../../../app/rules/verify/verify-bundle.ts'
import { findingWords } from '../../../../app/rules/verify/words.ts'
import { type Attack, Scene } from './attack.ts'
import { agendaAttacks } from './on-agendas.ts'
import { ballotAttacks } from './on-ballots.ts'
import { batchAttacks } from './on-batches.ts'
import { bundleAttacks } from './on-bundles.ts'
import { circulationAttacks } from './on-circulations.ts'
import { closedAttacks } from './on-closed-parts.ts'
import { consentAttacks } from './on-consents.ts'
import { decisionAttacks } from './on-decisions.ts'
import { deputyAttacks } from './on-deputies.ts'
import { disputeAttacks } from './on-disputes.ts'
import { electionAttacks } from './on-elections.ts'
import { electorateAttacks } from './on-electorates.ts'
import { failedMeetingAttacks } from './on-failed-meetings.ts'
import { formAttacks } from './on-forms.ts'
import { keyAttacks } from './on-keys.ts'
import { ledgerAttacks } from './on-ledgers.ts'
import { memorandumAttacks } from './on-memoranda.ts'
import { passkeyAttacks } from './on-passkeys.ts'
import { postponementAttacks } from './on-postponements.ts'
import { proxyAttacks } from './on-proxies.ts'

import { recordAttacks } from './on-records.ts'

import { resultAttacks } from './on-results.ts'
import { ruleAttacks } from './on-rules.ts'
import { runningOrderAttacks } from './on-running-orders.ts'

const ALL: Record<string, Attack[]> = {
  ballots: ballotAttacks,
  keys: keyAttacks,
  passkeys: passkeyAttacks,
  'turns, reasons and ties': formAttacks,
  'electorates and terms': electorateAttacks,
  'rules and the rule book': ruleAttacks,
  proxies: proxyAttacks,
  deputies: deputyAttacks,
  'consent items': consentAttacks,
  'closed parts': closedAttacks,
  'ballots signed by one gesture': batchAttacks,
  'ballots that the clerk records': recordAttacks,
  results: resultAttacks,
  elections: electionAttacks,
  'the register of decisions': decisionAttacks,
  memoranda: memorandumAttacks,
  'disputes and final results': disputeAttacks,
  'agendas and sittings': agendaAttacks,
  circulations: circulationAttacks,
  'failed meetings': failedMeetingAttacks,
  'postponements and cancellations': postponementAttacks,
  'running orders and corrections': runningOrderAttacks,
  'the ledger': ledgerAttacks,
  bundles: bundleAttacks,
}

for (const [about, attacks] of Object.entries(ALL))
  describe(`attacks on ${about}`, () => {
    test.each(attacks.map((attack) => [attack.by, attack.name, attack.rule, attack] as const))(
      'by the %s: %s is found as %s',
      async (_by, _name, rule, attack) => {
        const scene = await Scene.make(attack.devices)
        const report = await scene.verify((await attack.tamper(scene)) || {})
        const severity = attack.severity ?? 'error'
        const found = report.findings.filter((finding) => finding.severity === severity)
        expect(found.map((finding) => finding.rule)).toContain(rule)
        expect(exitCode(report.summary.verdict)).toBe(severity === 'error' ? 1 : 0)
        for (const finding of report.findings) expect(findingWords(finding).ar).not.toMatch(/[{}]/)
      },
    )

    test.each(attacks.filter(({ twin }) => twin).map((attack) => [attack.name, attack] as const))(
      'the honest twin of “%s” is clean',
      async (_name, { twin, devices }) => {
        const scene = await Scene.make(devices)
        const report = await scene.verify((await twin?.(scene)) || {})
        expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([])
        expect(report.summary.verdict).toBe('clean')
      },
    )
  })

describe('the suite', () => {
  const attacks = Object.values(ALL).flat()

  test('names each attack once', () => {
    expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length)
  })

  test('plays on a ledger that is clean before it is attacked', async () => {
    const scene = await Scene.make()
    const expected = { ...scene.checkpoint, receipts: ['amal', 'dana'].flatMap((name) => scene.receipt(name).receipts) }
    const { findings } = await scene.verify({ expected })
    expect(findings.map(({ rule }) => rule)).toEqual(['key.unconfirmed'])
  })
})
