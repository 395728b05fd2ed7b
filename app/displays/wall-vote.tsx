import type { DisplayItem, DisplayRoom } from '../../server/displays/load-display.ts'
import type { WallVote as OpenVote } from '../../server/displays/load-wall-vote.ts'
import { markOf } from '../ballots/choice.ts'
import { QrCode } from '../ballots/qr-code.tsx'
import type { SeatView } from '../ballots/seat-map.tsx'
import { markOfSeat } from '../ballots/seat-views.ts'
import { useChoiceWord } from '../ballots/use-choice-word.ts'
import { useTimeLeft } from '../ballots/use-clock.ts'
import { VoteMark } from '../ballots/vote-mark.tsx'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { hashWords } from '../rules/hash-words.ts'
import { useRoot } from '../ui/use-root.ts'
import { BothTexts } from './both-texts.tsx'
import { Pages } from './pages.tsx'
import { WallRoom } from './wall-room.tsx'

type WallVoteProps = { page: DisplayRoom; item: Extract<DisplayItem, { closed: false }>; vote: OpenVote }

/** The question in both languages, how long there is, who has voted, and the words by which everybody knows it is the same vote. */
export function WallVote({ page, item, vote }: WallVoteProps) {
  const t = useT('displays')
  const reader = useReader()
  const left = useTimeLeft(vote.deadline, page.now)
  const called = vote.called && page.room?.seats.find(({ seatId }) => seatId === vote.called)
  const voted = new Set<string>(vote.voted)
  const marks = new Map(vote.seats?.map((seat) => [seat.seatId, markOfSeat(seat)]))
  const seats = page.room?.seats.map((seat): SeatView => {
    const mark = marks.get(seat.seatId)
    return { ...seat, id: seat.seatId, voted: voted.has(seat.seatId), ...(mark && mark !== 'recused' && { mark }) }
  })
  return (
    <div className="wall" data-plan={page.body.plan}>
      <section className="sheet wall-say">
        <p className="eyebrow">{t('vote.open', { number: reader.digits(item.number) })}</p>
        <Pages of={vote.voteId}>
          <h1>
            <Text2 of={item.title} digits />
          </h1>
          {vote.election ? (
            <ol className="wall-candidates">
              {vote.election.candidates.map(({ id, names }) => (
                <li key={id}>
                  <Text2 of={names} /> <Text2 of={names} other className="other" />
                </li>
              ))}
            </ol>
          ) : vote.question ? (
            <BothTexts of={vote.question} />
          ) : null}
          <p className="wall-rule">
            {t('vote.rule')} <Text2 of={vote.rule.names} />
          </p>
        </Pages>
        <Same vote={vote} />
      </section>
      <aside className="wall-aside">
        <div className="wall-clock" role="timer">
          <span>{called ? t('vote.called', { name: reader.pick(called.name) }) : t('vote.closes')}</span>
          <b className="num">{reader.timeLeft(Math.ceil(left / 1_000) * 1_000)}</b>
        </div>
        <Running vote={vote} />
        <WallRoom
          page={page}
          {...(seats && { seats })}
          count={{
            label: t('vote.so_far'),
            value: t('room.of', { part: reader.digits(vote.cast), whole: reader.digits(vote.electors) }),
          }}
          legend={[
            ['voted', t('vote.legend.voted')],
            ['present', t('vote.legend.not_yet')],
            ['recused', t('room.legend.recused')],
          ]}
        />
      </aside>
    </div>
  )
}

/** The running count, where the rule shows one before the close. */
function Running({ vote }: { vote: OpenVote }) {
  const reader = useReader()
  const wordOf = useChoiceWord(vote.rule)
  if (vote.tally)
    return (
      <p className="sheet wall-running">
        {(['yes', 'no', 'abstain'] as const).map((choice) => (
          <span key={choice} className={markOf(choice)}>
            <VoteMark mark={markOf(choice)} size="1.25rem" /> {wordOf(markOf(choice))}{' '}
            <b className="num">{reader.digits(vote.tally?.[choice] ?? 0)}</b>
          </span>
        ))}
      </p>
    )
  if (!vote.candidates || !vote.election) return null
  return (
    <p className="sheet wall-running">
      {vote.election.candidates.map(({ id, names }) => (
        <span key={id}>
          <Text2 of={names} />{' '}
          <b className="num">{reader.digits(vote.candidates?.find((one) => one.id === id)?.votes ?? 0)}</b>
        </span>
      ))}
    </p>
  )
}

/** Eight words and a code: members hold them against what their own devices show. */
function Same({ vote }: { vote: OpenVote }) {
  const t = useT('displays')
  const reader = useReader()
  const house = useRoot()?.house ?? ''
  return (
    <div className="wall-same">
      <QrCode text={`${house}/verify#vote=${vote.voteId}&electorate=${vote.electorate}`} label={t('vote.qr')} />
      <div>
        <p>{t('vote.words')}</p>
        <ol className="record" lang={reader.language}>
          {hashWords(vote.electorate, 8).map((word, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice, and none moves
            <li key={place}>{word[reader.language]}</li>
          ))}
        </ol>
      </div>
    </div>
  )
}
