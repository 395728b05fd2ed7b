// The quorum as a room stands now, for the item under discussion: what opening a vote would find. One function for the live screens
// and for whoever works it out again from the ledger. Source: the rules of decision (`quorum`, `remote`, excluded roles).
import { countsRemote } from '../decide-vote.ts'
import { amountsOf, type Counted } from './amounts.ts'
import { failuresUnder } from './failed-meeting.ts'
import { GENERAL, presetById } from './general.ts'
import { excludedRoles } from './open.ts'
import { findQuorum2 } from './quorum.ts'
import type { Rule } from './rule.ts'

export type RoomSeat = Counted & { seat: string; role: string; votes: boolean; held: boolean }

export type MeterRoom = {
  seats: readonly RoomSeat[]
  /** From the item under discussion. */
  recused: ReadonlySet<string>
  /** Checked in, recused or not, and of these who takes part from afar. */
  here: ReadonlySet<string>
  remote: ReadonlySet<string>
}

export type Meter = {
  members: number
  here: number
  recused: number
  /** Able to vote and counted as present. */
  present: number
  remote: number
  required: number
  met: boolean
  /** The lower share, after so many failed meetings, is what is needed. */
  adjourned: boolean
}

/** By the measure the meeting last failed by, else by the quorum that every general rule carries. */
export const measureNow = (failed: readonly Rule[]): Rule => failed.at(-1) ?? (presetById(GENERAL[0] as string) as Rule)

/** `failed` are the rules by whose quorum the meeting has failed before. */
export function meterUnder(rule: Rule, failed: readonly Rule[], { seats, recused, here, remote }: MeterRoom): Meter {
  const excluded = excludedRoles(rule)
  const voting = seats.filter((seat) => seat.votes && !excluded.has(seat.role))
  const members = voting.filter((seat) => seat.held)
  const able = members.filter(
    ({ seat }) => here.has(seat) && !recused.has(seat) && (countsRemote(rule) || !remote.has(seat)),
  )
  const away = members.filter(({ seat }) => recused.has(seat))
  const found = findQuorum2(rule, {
    members: amountsOf(members),
    statutory: amountsOf(voting),
    recused: amountsOf(away),
    present: amountsOf(able),
    failed_meetings: failuresUnder(rule, failed),
  })
  return {
    members: members.length,
    here: members.filter(({ seat }) => here.has(seat)).length,
    recused: away.length,
    present: able.length,
    remote: able.filter(({ seat }) => remote.has(seat)).length,
    required: Number(found.required),
    met: found.met,
    adjourned: found.adjourned,
  }
}
