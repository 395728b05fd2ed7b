import type { SeatRole } from '../../app/wire/bodies.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import type { BodyKey, SeatSeed } from './types.ts'

const VOTING: readonly SeatRole[] = ['chair', 'deputy', 'member']

/** The seat of `username` in a body: whether it votes follows from its role, and nobody weighs more than another. */
export function seat(body: BodyKey, username: string, role: SeatRole, title: Bilingual, bloc?: string): SeatSeed {
  const seed: SeatSeed = {
    key: `${body}.${username}`,
    username,
    title,
    role,
    votes: VOTING.includes(role),
    weight: '1',
  }
  return bloc ? { ...seed, bloc } : seed
}
