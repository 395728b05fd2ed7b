import { describe, expect, test } from 'vitest'
import { eventTypes, isEventType } from '../../../app/rules/bundle/payloads.ts'
import { eventShapes } from '../../../app/wire/events.ts'
import { honestLedger } from '../../support/ledger-builder.ts'

describe('the shapes an independent reader knows', () => {
  test('are those of the closed list of official acts', () => {
    expect(eventTypes().sort()).toEqual(Object.keys(eventShapes).sort())
  })

  test('take the same payloads as the writer’s own', async () => {
    const { ledger } = await honestLedger()
    const acts = ledger.acts()
    expect(acts).toHaveLength(ledger.drafts.length)
    for (const { type, payload } of acts) {
      const { actor: _actor, salt: _salt, ...said } = payload
      expect(isEventType(type) && eventShapes[type].parse(said)).toEqual(said)
    }
  })
})
