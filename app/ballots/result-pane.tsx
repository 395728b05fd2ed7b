import { BadgeCheck, Check, List, ScrollText, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { VoteResult } from '../../server/ballots/load-result.ts'
import { OpenRunOff } from '../elections/open-run-off.tsx'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { StandingLine } from '../results/standing-line.tsx'
import { isElected, wordsOf } from '../rules/decide-vote.ts'
import { listOfNames } from '../rules/elections/election-words.ts'
import { hashWords } from '../rules/hash-words.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { Seal } from '../ui/seal.tsx'
import { BlocBars } from './bloc-bars.tsx'
import { CastingVote } from './casting-vote.tsx'
import { ElectorateWords } from './electorate-words.tsx'
import { ExtractLink } from './extract-link.tsx'

/** The verdict in the voice of the record, its working in numbered sentences, and where it stands in the ledger. */
export function ResultPane({ page }: { page: VoteResult }) {
  const t = useT('ballots')
  const reader = useReader()
  const [reading, setReading] = useState(false)
  const { result, ledger, vote } = page
  if (!result || !ledger) return null
  const standing = page.talk?.standing?.state ?? 'final'
  const annulled = standing === 'annulled'
  const isWaiting = result.outcome === 'tied' || standing !== 'final'
  const named = isElected(result) ? [result.elected, result.run_off].find((ids) => ids.length > 0) : undefined
  const sentences = wordsOf(result, vote)
  const comma = reader.language === 'ar' ? '، ' : ', '
  const words = hashWords(ledger.root, 4).map((word) => word[reader.language])
  return (
    <aside className="sheet result-pane" aria-label={t('result.working')}>
      <div className="verdict">
        <Seal state={isWaiting ? 'waiting' : 'verified'} size={72} />
        <div>
          <h2 className="record" lang={reader.language}>
            {annulled ? t('verdict.annulled') : t(`verdict.${result.outcome}`)}
          </h2>
          {isElected(result) && named && vote.election ? (
            <p className="strong">
              <Text2 of={listOfNames(named, vote.election)} />
            </p>
          ) : null}
          <p className="small verdict-note">
            {result.outcome === 'tied' ? t('result.tied') : <StandingLine talk={page.talk} now={page.now} />}
          </p>
        </div>
      </div>
      {page.mayRunOff && isElected(result) && vote.election ? (
        <OpenRunOff page={page} result={result} election={vote.election} />
      ) : null}
      {page.casting ? <CastingVote page={page} casting={page.casting} /> : null}
      <ol className="working">
        {sentences.map((sentence) => (
          <li key={sentence.key} className={sentence.number === null ? 'end' : undefined}>
            <span className="d num" aria-hidden="true">
              {sentence.number === null ? <Icon of={Check} size="sm" /> : reader.number(sentence.number)}
            </span>
            <span>{sentence[reader.language]}</span>
          </li>
        ))}
      </ol>
      {vote.question ? (
        <section className="decided">
          <h3 className="eyebrow">{t('result.text')}</h3>
          <Text2 of={vote.question} as="p" className="record" />
        </section>
      ) : null}
      {vote.election ? null : <BlocBars page={page} />}
      <div className="result-foot">
        <ElectorateWords voteId={vote.id} root={vote.electorate} />
        <p className="row tight small soft">
          <Icon of={BadgeCheck} />
          <span>
            {t('result.entry', { entry: ledger.declaredEntry })} · {t('result.words', { words: words.join(comma) })}
          </span>
        </p>
        <div className="row wrap">
          {vote.question ? (
            <Button variant="primary" icon={ScrollText} onPress={() => setReading(true)}>
              {t('result.text')}
            </Button>
          ) : null}
          <Button icon={List} onPress={showNames}>
            {t('result.names')}
          </Button>
          <ExtractLink voteId={vote.id} />
          <LinkButton icon={ShieldCheck} to={page.mayAudit ? `/b/${page.body.slug}/ledger` : '/verify'}>
            {t('result.verify')}
          </LinkButton>
        </div>
      </div>
      {vote.question ? (
        <Dialog title={t('result.text')} isOpen={reading} onOpenChange={setReading} wide>
          <Text2 of={vote.question} as="p" className="record lead" />
          <hr className="brass-rule" />
          <Text2 of={vote.question} other as="p" className="record soft" />
          <p className="note muted">
            {t('hash')} <bdi className="code">{vote.hash}</bdi>
          </p>
        </Dialog>
      ) : null}
    </aside>
  )
}

function showNames(): void {
  const list = document.querySelector<HTMLDetailsElement>('#roll-call')
  if (!list) return
  list.open = true
  list.scrollIntoView({ block: 'start' })
  list.querySelector('summary')?.focus()
}
