// The accounts that the sign-in screen and the first start offer for trying Majlis out: invented people, known password.
import { DEMONSTRATION } from '../../db/seeds/demonstration.ts'
import { DEMONSTRATION_PASSWORD } from '../../db/seeds/people.ts'
import type { SeatRole } from '../../app/wire/bodies.ts'
import type { Bilingual } from '../../app/wire/text.ts'

export type DemonstrationAccount = {
  username: string
  password: string
  name: Bilingual
  role: SeatRole
  body: Bilingual
}

/** The first few of each role in each body: enough to play every part of a sitting. */
const SHOWN: Partial<Record<SeatRole, number>> = { chair: 1, secretary: 1, member: 3, auditor: 1 }

export function demonstrationAccounts(): DemonstrationAccount[] {
  return DEMONSTRATION.bodies.flatMap((body) =>
    (Object.entries(SHOWN) as [SeatRole, number][]).flatMap(([role, most]) =>
      body.seats
        .filter((seat) => seat.role === role)
        // Those who present something come first: they have most to show.
        .sort((a, b) => Number(presents(b.username)) - Number(presents(a.username)))
        .slice(0, most)
        .map((seat) => ({
          username: seat.username,
          password: DEMONSTRATION_PASSWORD,
          name: DEMONSTRATION.people.find((person) => person.username === seat.username)?.name ?? seat.title,
          role,
          body: body.create.name,
        })),
    ),
  )
}

const presents = (username: string): boolean =>
  DEMONSTRATION.meetings.some((meeting) => meeting.items.some((item) => item.presenter === username))
