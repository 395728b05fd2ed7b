// What may be answered to an invitation, whether an answer still holds, and what the answers let one expect of the quorum.
// Source: spec "Before: the secretary" (RSVP; "quorum at risk: 3 declined").
import { type MeterRoom, measureNow, meterUnder } from './engine-2/meter.ts'
import type { Rule } from './engine-2/rule.ts'

export const ANSWERS = ['in_person', 'remote', 'absent'] as const
export type Answer = (typeof ANSWERS)[number]

/** Nobody comes to what is decided by circulation. */
export function answersFor(kind: 'in_person' | 'hybrid' | 'virtual' | 'circulation'): readonly Answer[] {
  switch (kind) {
    case 'in_person':
      return ['in_person', 'absent']
    case 'virtual':
      return ['remote', 'absent']
    case 'hybrid':
      return ANSWERS
    case 'circulation':
      return []
  }
}

/** What was answered to another beginning of the meeting was said before the change, and is asked again. */
export const isBeforeChange = (answeredFor: Date, startsAt: string): boolean =>
  answeredFor.getTime() !== Date.parse(startsAt)

export type Said = Answer | 'deputy'

export type Outlook = {
  required: number
  /** Seats that count toward the quorum: who said they come, who said they do not, and who has not said. */
  coming: number
  declined: number
  open: number
  /**
   * `met`: those who come are enough. `lacking`: even with everybody who has not answered they are too few. `at_risk`: they would
   * be, should as many again decline as have. `open`: none of these.
   */
  verdict: 'met' | 'open' | 'at_risk' | 'lacking'
}

/** By the quorum that the console's meter shows; an answer from before a change is none, and a deputy comes for the seat. */
export function outlook(
  seats: MeterRoom['seats'],
  answers: ReadonlyMap<string, Said>,
  failed: readonly Rule[],
): Outlook {
  const rule = measureNow(failed)
  const meter = (here: Set<string>) => {
    const remote = new Set([...answers].filter(([, answer]) => answer === 'remote').map(([seat]) => seat))
    return meterUnder(rule, failed, { seats, recused: new Set(), here, remote })
  }
  const of = (wanted: (answer: Said | undefined) => boolean) =>
    new Set(seats.filter(({ seat, held }) => held && wanted(answers.get(seat))).map(({ seat }) => seat))
  const coming = meter(of((answer) => answer !== undefined && answer !== 'absent'))
  const possible = meter(of((answer) => answer !== 'absent'))
  const declined = meter(of((answer) => answer === 'absent')).here
  const open = possible.here - coming.here
  const verdict = coming.met
    ? 'met'
    : !possible.met
      ? 'lacking'
      : declined > 0 && possible.present - declined < possible.required
        ? 'at_risk'
        : 'open'
  return { required: coming.required, coming: coming.present, declined, open, verdict }
}
