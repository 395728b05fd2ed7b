import { ListChecks } from 'lucide-react'
import { useState } from 'react'
import type { MySeat } from '../../server/ballots/my-seats.ts'
import { SeatName } from '../ballots/seat-name.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { readChoice } from '../rules/elections/choice.ts'
import { methodSentences } from '../rules/elections/method-words.ts'
import type { ElectionTerms } from '../rules/elections/terms.ts'
import { Button } from '../ui/button.tsx'
import { ElectionChoice } from './election-choice.tsx'

type ElectionAskProps = {
  election: ElectionTerms
  mayBeBlank: boolean
  /** Those whose turn it is. */
  seats: MySeat[]
  unavailable: boolean
  onGoOn: (answers: { seat: MySeat; choice: string }[]) => void
}

/** One paper for all the seats a member votes for, or one for each; then the choice once more before it is cast. */
export function ElectionAsk({ election, mayBeBlank, seats, unavailable, onGoOn }: ElectionAskProps) {
  const t = useT('elections')
  const seatWords = useT('ballots')
  const reader = useReader()
  const [apart, setApart] = useState(false)
  const [papers, setPapers] = useState<Record<string, string>>({})
  const each = apart && seats.length > 1
  const nameOf = (seat: MySeat) => (each ? seat.seatId : '')
  const written = seats.flatMap((seat) => {
    const choice = papers[nameOf(seat)] ?? ''
    return choice === '' ? [] : [{ seat, choice }]
  })
  const wrong = written.map(({ choice }) => readChoice(choice, election, mayBeBlank)).find((read) => !read.ok)
  const why = written.length === 0 ? t('why.nothing') : wrong && !wrong.ok ? t(`why.${wrong.code}`) : null
  const [, fillIn] = methodSentences(election, mayBeBlank)
  const paper = (name: string) => (
    <ElectionChoice
      election={election}
      mayBeBlank={mayBeBlank}
      value={papers[name] ?? ''}
      onChange={(choice) => setPapers((now) => ({ ...now, [name]: choice }))}
      unavailable={unavailable}
    />
  )
  return (
    <>
      <p className="small">{reader.digits(fillIn?.[reader.language] ?? '')}</p>
      {each
        ? seats.map((seat) => (
            <section key={seat.seatId} className="seat-paper" aria-labelledby={`paper-${seat.seatId}`}>
              <h3 id={`paper-${seat.seatId}`} className="small strong">
                <SeatName seat={seat} titled />
              </h3>
              {paper(seat.seatId)}
            </section>
          ))
        : paper('')}
      {unavailable ? null : (
        <>
          <Button
            variant="primary"
            size="big"
            block
            icon={ListChecks}
            onPress={() => onGoOn(written)}
            {...(why && { disabledReason: why })}
          >
            {t('paper.go_on')}
          </Button>
          {seats.length > 1 ? (
            <Button variant="quiet" size="small" onPress={() => setApart(!apart)}>
              {seatWords(apart ? 'seats.same' : 'seats.each')}
            </Button>
          ) : null}
        </>
      )}
    </>
  )
}
