// Which bloc speaks next when turns are shared in proportion to the blocs' seats. While each of them has somebody who waits, no
// bloc is ever a whole turn ahead of its share or behind it. Source: R. Tijdeman, "The chairman assignment problem", Discrete
// Mathematics 32 (1980): of the states that are due at least 1/(2k−2) of a turn, the one that comes too late soonest; the
// distance is then at most 1 − 1/(2k−2) of a turn. Exact: whole numbers, fractions multiplied out.

export type Bloc = string
/** The seats of each bloc, above nothing; and how often each has spoken. */
export type Shares = { seats: ReadonlyMap<Bloc, number>; served: ReadonlyMap<Bloc, number> }

/** Of the blocs that wait, in the order in which they came: the earlier one where two are equal. Null when none waits. */
export function nextBloc(waiting: readonly Bloc[], { seats, served }: Shares): Bloc | null {
  const blocs = new Set([...seats.keys(), ...waiting])
  const seatsOf = (bloc: Bloc) => Math.max(1, seats.get(bloc) ?? 0)
  const total = sum([...blocs].map(seatsOf))
  const turn = 1 + sum([...blocs].map((bloc) => served.get(bloc) ?? 0))
  const parts = Math.max(2, 2 * blocs.size - 2)
  /** What the bloc is owed at this turn, in 1/total of a turn; below nothing where it is ahead. */
  const due = (bloc: Bloc) => turn * seatsOf(bloc) - (served.get(bloc) ?? 0) * total
  const isDue = (bloc: Bloc) => due(bloc) * parts >= total
  /** How long it can still wait, times its seats: the least of them, divided by those, comes too late soonest. */
  const slack = (bloc: Bloc) => (parts - 1) * total - parts * due(bloc)
  const sooner = (a: Bloc, b: Bloc) => slack(a) * seatsOf(b) < slack(b) * seatsOf(a)
  const entitled = waiting.filter(isDue)
  let best: Bloc | null = null
  for (const bloc of entitled.length > 0 ? entitled : waiting) if (best === null || sooner(bloc, best)) best = bloc
  return best
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
