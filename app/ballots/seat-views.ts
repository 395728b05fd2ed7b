import type { TFunction } from 'i18next'
import type { VoteResult } from '../../server/ballots/load-result.ts'
import type { SeatResult } from '../../server/ballots/result-queries.ts'
import type { Reader } from '../i18n/use-reader.ts'
import { isSilence } from '../rules/circulation.ts'
import { choiceWords } from '../rules/elections/choice-words.ts'
import type { SeatView } from './seat-map.tsx'
import type { Mark } from './vote-mark.tsx'

const MARKS: Partial<Record<NonNullable<SeatResult['choice']>, Mark>> = {
  yes: 'for',
  no: 'against',
  abstain: 'abstain',
  not_voted: 'absent',
  recused: 'recused',
}

type Seated = {
  vote: Pick<VoteResult['vote'], 'election' | 'rule'>
  seats: readonly Pick<SeatResult, 'seatId' | 'name' | 'chair' | 'choice' | 'names' | 'present'>[]
}

export const markOfSeat = (seat: Pick<SeatResult, 'choice'>): Mark | null =>
  seat.choice ? (MARKS[seat.choice] ?? null) : null

/** Seats as the drawing shows them. Somebody who was in the room and did not vote was not absent: the word says so. */
export function seatViews(page: Seated, t: TFunction, reader: Reader, wordOf: (mark: Mark) => string): SeatView[] {
  const { election, rule } = page.vote
  return page.seats.map((seat) => {
    const mark = markOfSeat(seat)
    return {
      id: seat.seatId,
      name: seat.name,
      presence: seat.choice === 'recused' ? 'recused' : mark === 'absent' && !seat.present ? 'away' : 'present',
      chair: seat.chair,
      ...(mark && { mark }),
      ...(mark && { word: wordOf(mark) }),
      ...(mark === 'absent' && seat.present && !isSilence(rule) && { word: t('names.not_voted') }),
      ...(mark === null && seat.names === null && { word: t('names.unknown') }),
      ...(seat.names !== null &&
        election && { voted: true, word: reader.digits(choiceWords(seat.names, election, reader.language)) }),
    }
  })
}
