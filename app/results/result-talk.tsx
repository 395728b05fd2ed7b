import './results.css'
import { Gavel, MessageSquarePlus, TriangleAlert, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { VoteResult } from '../../server/ballots/load-result.ts'
import type { ResultTalk as Talk } from '../../server/results/load-result-talk.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Notice } from '../ui/notice.tsx'
import { MakeStatement } from './make-statement.tsx'
import { RaiseDispute } from './raise-dispute.tsx'
import { SettleDispute } from './settle-dispute.tsx'
import { useResultAct } from './use-result-act.ts'

type Props = { page: VoteResult; talk: Talk }

/** Disputes of the result, each with its answer, and what members had to say of it after the close. */
export function ResultTalk({ page, talk }: Props) {
  const { disputes, statements, mine } = talk
  const may = mine.some(({ mayDispute, maySpeak }) => mayDispute || maySpeak)
  if (disputes.length === 0 && statements.length === 0 && !may) return null
  return (
    <div className="result-talk">
      <Disputes page={page} talk={talk} />
      <Statements page={page} talk={talk} />
    </div>
  )
}

function Disputes({ page, talk }: Props) {
  const t = useT('results')
  const { disputes, mine } = talk
  const [raising, setRaising] = useState(false)
  const may = mine.some(({ mayDispute }) => mayDispute)
  if (disputes.length === 0 && !may) return null
  return (
    <section className="sheet talk" aria-labelledby="disputes">
      <header className="row between wrap">
        <h2 id="disputes">{t('disputes.title')}</h2>
        {may ? (
          <Button icon={TriangleAlert} onPress={() => setRaising(true)}>
            {t('disputes.raise')}
          </Button>
        ) : null}
      </header>
      {disputes.length === 0 ? <p className="soft">{t('disputes.none')}</p> : null}
      <ul className="said">
        {disputes.map((dispute) => (
          <OneDispute key={dispute.seatId} page={page} talk={talk} dispute={dispute} />
        ))}
      </ul>
      {raising ? <RaiseDispute page={page} talk={talk} onClose={() => setRaising(false)} /> : null}
    </section>
  )
}

function OneDispute({ page, talk, dispute }: Props & { dispute: Talk['disputes'][number] }) {
  const t = useT('results')
  const reader = useReader()
  const [settling, setSettling] = useState(false)
  const { send, refusal, sending } = useResultAct(page.vote.id, () => undefined)
  const { seatId, name, ground, words, at, outcome, answer, mine } = dispute
  return (
    <li>
      <p className="row between wrap">
        <span>
          <bdi className="strong">{reader.pick(name)}</bdi>{' '}
          <span className="note muted num">{reader.clockTime(at)}</span>
        </span>
        <Chip tone={outcome === null ? 'alert' : outcome === 'upheld' ? 'danger' : 'plain'}>
          {t(`disputes.outcome.${outcome ?? 'open'}`)}
        </Chip>
      </p>
      <p>{t(`disputes.ground.${ground}`)}</p>
      {words ? <bdi className="words">{words}</bdi> : null}
      {answer ? (
        <p className="answer">
          <span className="note muted">{t('disputes.answer')}</span> <bdi className="words">{answer}</bdi>
        </p>
      ) : null}
      {refusal ? <Notice tone="danger" title={refusal} live /> : null}
      {outcome === null ? (
        <div className="row wrap">
          {mine ? (
            <Button icon={Undo2} isPending={sending} onPress={() => send(seatId, { act: 'dispute.withdraw' })}>
              {t('disputes.withdraw')}
            </Button>
          ) : talk.maySettle ? (
            <Button icon={Gavel} onPress={() => setSettling(true)}>
              {t('disputes.settle')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {settling ? <SettleDispute page={page} dispute={dispute} onClose={() => setSettling(false)} /> : null}
    </li>
  )
}

function Statements({ page, talk }: Props) {
  const t = useT('results')
  const reader = useReader()
  const { statements, mine } = talk
  const [speaking, setSpeaking] = useState(false)
  const may = mine.some(({ maySpeak }) => maySpeak)
  if (statements.length === 0 && !may) return null
  return (
    <section className="sheet talk" aria-labelledby="statements">
      <header className="row between wrap">
        <h2 id="statements">{t('statements.title')}</h2>
        {may ? (
          <Button icon={MessageSquarePlus} onPress={() => setSpeaking(true)}>
            {t('statements.make')}
          </Button>
        ) : null}
      </header>
      {statements.length === 0 ? <p className="soft">{t('statements.none')}</p> : null}
      <ul className="said">
        {statements.map(({ seatId, name, words, at }) => (
          <li key={seatId}>
            <p>
              <bdi className="strong">{reader.pick(name)}</bdi>{' '}
              <span className="note muted num">{reader.clockTime(at)}</span>
            </p>
            <bdi className="words">{words}</bdi>
          </li>
        ))}
      </ul>
      {speaking ? <MakeStatement page={page} talk={talk} onClose={() => setSpeaking(false)} /> : null}
    </section>
  )
}
