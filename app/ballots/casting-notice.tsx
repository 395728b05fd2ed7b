import { Fingerprint, WifiOff } from 'lucide-react'
import type { VoteSheet } from '../../server/ballots/load-vote.ts'
import { useT } from '../i18n/use-reader.ts'
import { LinkButton } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useRefusalWords } from '../ui/use-refusal.ts'
import { SeatName } from './seat-name.tsx'
import type { Casting, SeatRefusal } from './use-cast.ts'

/** What becomes of a ballot that was pressed: on its way, unanswered, or refused and why. */
export function CastingNotice({ casting, sheet }: { casting: Casting; sheet: VoteSheet }) {
  const t = useT('ballots')
  switch (casting.state) {
    case 'signing':
      return (
        <Notice tone="info" icon={Fingerprint} title={t('signing.title')} live>
          {t('signing.more')}
        </Notice>
      )
    case 'sending':
      return (
        <Notice tone="info" title={t('sending.title')} live>
          {t('sending.more')}
        </Notice>
      )
    case 'unanswered':
      return (
        <Notice
          tone="alert"
          icon={WifiOff}
          title={t('unanswered.title')}
          live
          action={
            casting.signedOut ? (
              <LinkButton size="small" to={`/sign-in?to=${encodeURIComponent(`/v/${sheet.vote.id}`)}`}>
                {t('unanswered.sign_in')}
              </LinkButton>
            ) : null
          }
        >
          {t(casting.signedOut ? 'unanswered.signed_out' : 'unanswered.more')}
        </Notice>
      )
    case 'refused':
      return <Refused refusals={casting.refusals} sheet={sheet} />
    default:
      return null
  }
}

/** Of several the others count: each that does not says whose it was, and why. */
function Refused({ refusals, sheet }: { refusals: SeatRefusal[]; sheet: VoteSheet }) {
  const t = useT('ballots')
  const words = useRefusalWords()
  const seatOf = ({ seatId }: SeatRefusal) => sheet.mine.find((one) => one.seatId === seatId)
  const [first] = refusals
  const behalf = refusals.some((one) => seatOf(one)?.onBehalfOf)
  if (refusals.length === 1 && first && !behalf)
    return (
      <Notice tone="danger" title={t(first.code === 'ballot_twice' ? 'refused.twice' : 'refused.title')} live>
        {words(first.code, first.params)}
      </Notice>
    )
  return (
    <Notice tone="danger" title={t('refused.some', { count: refusals.length })} live>
      <ul>
        {refusals.map((refusal) => {
          const seat = seatOf(refusal)
          // Whoever was sent is told of the one who came.
          const code = seat?.onBehalfOf && refusal.code === 'ballot_twice' ? 'ballot_holder_voted' : refusal.code
          return (
            <li key={refusal.seatId}>
              {seat ? <SeatName seat={seat} /> : null}: {words(code, refusal.params)}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}
