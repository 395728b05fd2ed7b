import { WifiOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { VoteSheet } from '../../server/ballots/load-vote.ts'
import type { MySeat } from '../../server/ballots/my-seats.ts'
import { ConfirmElection } from '../elections/confirm-election.tsx'
import { ElectionAsk } from '../elections/election-ask.tsx'
import { useT } from '../i18n/use-reader.ts'
import { isSilence } from '../rules/circulation.ts'
import { mayAct } from '../rules/meeting-states.ts'
import type { Choice } from '../rules/rule.ts'
import { Notice } from '../ui/notice.tsx'
import { CastingNotice } from './casting-notice.tsx'
import { ConfirmVote } from './confirm-vote.tsx'
import type { DeviceKey } from './device-key.ts'
import { DeviceList } from './device-list.tsx'
import { DeviceMissing } from './device-ready.tsx'
import { NoAnswers } from './no-answers.tsx'
import { ParticipationLine } from './participation-line.tsx'
import { SeatChoices } from './seat-choices.tsx'
import { SeatName } from './seat-name.tsx'
import { SeatsApart } from './seats-apart.tsx'
import type { Casting, SeatAnswer, useCast } from './use-cast.ts'
import { STOPS_EARLY_MS } from './use-clock.ts'
import { type DeviceState, useDevice } from './use-device.ts'
import { useOnline } from './use-online.ts'
import { VoteChoices } from './vote-choices.tsx'

type VoteAskProps = {
  sheet: VoteSheet
  /** Those whose ballot is asked for, their own first. */
  seats: MySeat[]
  /** Of whoever is asked for nothing: what their own seat has to do with the vote. */
  own: MySeat | null
  left: number
} & ReturnType<typeof useCast>

/** The answers, or the reason why there are none for this person now. */
export function VoteAsk({ sheet, seats, own, left, casting, cast }: VoteAskProps) {
  const t = useT('ballots')
  const { device, prepare } = useDevice(sheet.device)
  const [first] = seats
  const key = keyFor(first, device.state)
  const [asked, setAsked] = useState<Omit<SeatAnswer, 'reason'>[] | null>(null)
  const [apart, setApart] = useState(false)
  const online = useOnline()
  const stopped = left <= STOPS_EARLY_MS
  const { rule, election } = sheet.vote
  // In a roll call one may be called before the other.
  const ready = seats.filter(({ wait }) => wait === null)
  const several = ready.length > 1
  const wait = ready.length === 0 ? (first?.wait ?? null) : null
  const why = whyNot({ sheet, seat: first, wait, device: device.state, key, casting, online, stopped })
  // Whatever stops an answer also takes back the question; it is not asked again by itself.
  useEffect(() => {
    if (why !== null) setAsked(null)
  }, [why])
  const titled = sheet.mine.filter((one) => one.onBehalfOf === null).length > 1
  const confirming = {
    answers: why === null ? asked : null,
    title: sheet.item.title,
    level: key?.level ?? ('C' as const),
    rule,
    onBack: () => setAsked(null),
    onCast: (answers: SeatAnswer[]) => {
      setAsked(null)
      if (key) void cast(answers, key)
    },
  }
  const forAll = (choice: Choice) => setAsked(ready.map((seat) => ({ seat, choice })))

  const asks = election ? 'ask.elect' : isSilence(rule) ? 'ask.title_silence' : 'ask.title'

  return (
    <section className="vote-ask" aria-label={t('ask.region')}>
      {first && sheet.vote.state === 'open' ? (
        <>
          <h2>{t(first.changes ? 'change.title' : asks)}</h2>
          {seats.length > 1 || first.onBehalfOf || titled ? (
            <SeatsAsked seats={several && apart ? seats.filter(({ wait }) => wait !== null) : seats} titled={titled} />
          ) : null}
          {isSilence(rule) ? <p>{t('ask.silence')}</p> : null}
          {election ? (
            <ElectionAsk
              election={election}
              mayBeBlank={rule.choices.includes('abstain')}
              seats={ready.length > 0 ? ready : seats.slice(0, 1)}
              unavailable={why !== null}
              onGoOn={setAsked}
            />
          ) : several && apart ? (
            <SeatChoices
              seats={ready}
              rule={rule}
              unavailable={why !== null}
              onGoOn={setAsked}
              onTogether={() => setApart(false)}
            />
          ) : (
            <VoteChoices
              rule={rule}
              chosen={chosenIn(casting, ready)}
              onChoose={forAll}
              unavailable={why !== null}
              {...(several && { onApart: () => setApart(true) })}
            />
          )}
          {why ? <p className="vote-why small">{t(`why.${why}`)}</p> : null}
          {key && !first.keys.includes(key.id) ? (
            <Notice tone="alert" title={t('device.late')}>
              {t('device.late_more')}
            </Notice>
          ) : null}
          <DeviceMissing device={device} prepare={prepare} />
          {device.state.is === 'looking' || (key && first.keys.includes(key.id)) ? null : (
            <DeviceList known={sheet.device.known} here={key ? [key.id] : []} counted={first.keys} open />
          )}
          {online ? null : (
            <Notice tone="info" icon={WifiOff} title={t('offline.title')} live>
              {t('offline.more')}
            </Notice>
          )}
        </>
      ) : (
        <NoAnswers sheet={sheet} seat={own} />
      )}
      <SeatsApart mine={sheet.mine} />
      <CastingNotice casting={casting} sheet={sheet} />
      {sheet.participation && !first ? (
        <ParticipationLine participation={sheet.participation} election={election} />
      ) : null}
      {election ? <ConfirmElection {...confirming} election={election} /> : <ConfirmVote {...confirming} />}
    </section>
  )
}

/** Whose seats are asked for; those that wait for their turn say so. */
function SeatsAsked({ seats, titled }: { seats: MySeat[]; titled: boolean }) {
  const t = useT('ballots')
  if (seats.length === 0) return null
  return (
    <div className="seats-asked small">
      <p className="soft">{t('seats.count', { count: seats.length })}</p>
      <ul>
        {seats.map((seat) => (
          <li key={seat.mandateId}>
            <SeatName seat={seat} titled={titled || seat.onBehalfOf !== null} />
            {seat.wait ? <span className="soft">: {t('seats.waits')}</span> : null}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The one choice that is on its way for all of them. */
function chosenIn(casting: Casting, seats: MySeat[]): string | null {
  if (!('choices' in casting)) return null
  const chosen = new Set(seats.map(({ seatId }) => casting.choices[seatId] ?? null))
  return chosen.size === 1 ? ([...chosen][0] ?? null) : null
}

type Reasons = {
  sheet: VoteSheet
  seat: MySeat | undefined
  /** Why it is the turn of none of them. */
  wait: string | null
  device: DeviceState
  key: DeviceKey | null
  casting: Casting
  online: boolean
  stopped: boolean
}

/** Why no answer can be pressed now, as a key of `why`; null when one can. */
function whyNot({ sheet, seat, wait, device, key, casting, online, stopped }: Reasons): string | null {
  if (casting.state === 'signing') return 'signing'
  if (casting.state === 'sending' || casting.state === 'unanswered') return 'sending'
  if (stopped) return 'stopped'
  if (!mayAct(sheet.meeting.state, 'ballot.cast')) return 'suspended'
  if (wait) return wait.replace('ballot_', '')
  if (device.is === 'looking') return 'looking'
  if (!key) return 'device'
  if (!seat?.keys.includes(key.id)) return 'late_key'
  return online ? null : 'offline'
}

/** The strongest of this device's keys that counts in this vote; one that came too late where there is no other. */
function keyFor(seat: MySeat | undefined, device: DeviceState): DeviceKey | null {
  if (device.is !== 'ready') return null
  return device.keys.find(({ id }) => seat?.keys.includes(id)) ?? device.keys[0]
}
