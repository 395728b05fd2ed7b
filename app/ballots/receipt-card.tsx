import './receipt.css'
import { BadgeCheck, Download, FileBadge, Printer } from 'lucide-react'
import type { MySeat } from '../../server/ballots/my-seats.ts'
import { ChoiceList } from '../elections/choice-list.tsx'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { BallotLevel, BallotProof } from '../rules/ballot.ts'
import { formatUtc } from '../rules/dates.ts'
import type { ElectionTerms } from '../rules/elections/terms.ts'
import { hashWords } from '../rules/hash-words.ts'
import { proofFile } from '../rules/verify/verify-receipt.ts'
import type { AnyRule } from '../rules/vote-terms.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Seal } from '../ui/seal.tsx'
import type { Receipt } from '../wire/ballots.ts'
import type { Bilingual } from '../wire/text.ts'
import { markOf } from './choice.ts'
import { QrCode } from './qr-code.tsx'
import { SeatName } from './seat-name.tsx'
import { useChoiceWord } from './use-choice-word.ts'
import { VoteMark } from './vote-mark.tsx'

type ReceiptCardProps = {
  receipt: Receipt
  item: { number: string; title: Bilingual | null }
  house: string
  meetingId: string
  rule: AnyRule
  seat: MySeat
  election: ElectionTerms | null
  /** Whether the seat is named: where a person votes for several in the body. */
  titled: boolean
}

/** What a member keeps: the choice, when, where it stands in the ledger, and all that proves it without this server. */
export function ReceiptCard({ receipt, rule, item, house, meetingId, seat, election, titled }: ReceiptCardProps) {
  const t = useT('ballots')
  const wordOf = useChoiceWord(rule)
  const reader = useReader()
  const mark = markOf(receipt.choice)
  const id = receipt.ballot_id
  const level = levelOf(receipt)
  const proof = proofFile(receipt)
  const number = t('banner.item', { number: reader.digits(item.number) })
  return (
    <section className="sheet receipt" aria-labelledby={`receipt-${id}`}>
      <div className="rc-body">
        <div className="rc-head">
          <Seal state="verified" size={76} />
          <div>
            <h1 id={`receipt-${id}`} tabIndex={-1}>
              {t('receipt.title')}
            </h1>
            <p className="small soft">{t('receipt.for_ever')}</p>
          </div>
        </div>
        <div className={election ? 'rc-choice elects' : `rc-choice ${mark}`}>
          {election ? null : <VoteMark mark={mark} size="2.5rem" />}
          <span>
            {election ? <ChoiceList choice={receipt.choice} election={election} /> : wordOf(mark)}
            <small>
              {number}
              {item.title ? <>: {<Text2 of={item.title} digits />}</> : null}
              {seat.onBehalfOf ? (
                <>
                  {' · '}
                  <SeatName seat={seat} />
                </>
              ) : null}
              {titled ? <> · {<Text2 of={seat.title} digits />}</> : null}
              {seat.castBy ? (
                <>
                  {' · '}
                  {t('seats.cast_by')} <bdi>{reader.pick(seat.castBy)}</bdi>
                </>
              ) : null}
            </small>
          </span>
        </div>
        <dl className="kv">
          <dt>{t('receipt.time')}</dt>
          <dd>
            {reader.date(receipt.at)}
            {reader.language === 'ar' ? '، ' : ', '}
            <span className="num">{reader.clockTime(receipt.at, { seconds: true })}</span>{' '}
            <span className="muted">
              (<bdi className="code">{formatUtc(receipt.at).slice(11)}</bdi>)
            </span>
          </dd>
          <dt>{t('receipt.hijri')}</dt>
          <dd>{reader.hijri(receipt.at)}</dd>
          <dt>{t('receipt.id')}</dt>
          <dd>
            <bdi className="code" title={id}>
              {id.slice(0, 8)} {id.slice(8, 16)} … {id.slice(-8)}
            </bdi>
          </dd>
          <dt>{t('receipt.signed')}</dt>
          <dd>{t('receipt.level', { words: t(`level.${level}`), level })}</dd>
          <dt>{t('receipt.place')}</dt>
          <dd>
            <span className="num">{reader.number(receipt.index)}</span>{' '}
            <span className="muted">{t('receipt.of', { size: sizeOf(receipt) })}</span>
          </dd>
        </dl>
        <p className="rc-check">
          <Icon of={BadgeCheck} />
          <span>{t('receipt.proved')}</span>
        </p>
      </div>
      <div className="rc-side">
        {/* In the fragment, which is sent to nobody: the server does not learn who checks which ballot. */}
        <QrCode text={`${house}/verify#entry=${receipt.index}&ballot=${id}`} label={t('receipt.qr')} />
        <span className="note soft">{t('receipt.words')}</span>
        <ol className="rc-words" lang={reader.language}>
          {hashWords(id, 6).map((word) => (
            <li key={word.en}>{word[reader.language]}</li>
          ))}
        </ol>
      </div>
      <div className="rc-foot">
        <LinkButton variant="primary" to={`/m/${meetingId}/sitting`}>
          {t('receipt.back')}
        </LinkButton>
        <Button
          icon={Download}
          onPress={() => download(`${JSON.stringify(receipt, null, 2)}\n`, `majlis-receipt-${id.slice(0, 12)}.json`)}
        >
          {t('receipt.save')}
        </Button>
        {proof === null ? null : (
          <Button icon={FileBadge} onPress={() => download(proof, `majlis-proof-${id.slice(0, 12)}.tlog-proof`)}>
            {t('receipt.save_proof')}
          </Button>
        )}
        <Button variant="quiet" icon={Printer} onPress={() => window.print()}>
          {t('receipt.print')}
        </Button>
        <span className="small muted grow">{t('receipt.final')}</span>
      </div>
    </section>
  )
}

/** Entries in the ledger at the checkpoint of the proof: the second line of a checkpoint is its size. */
function sizeOf(receipt: Receipt): number {
  const [, size] = receipt.proof.slice(receipt.proof.indexOf('\n\n') + 2).split('\n')
  return Number(size)
}

/** As the entry has it: what the ballot was signed with. */
const levelOf = (receipt: Receipt): BallotLevel => (JSON.parse(receipt.payload) as { proof: BallotProof }).proof.level

function download(text: string, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000)
}
