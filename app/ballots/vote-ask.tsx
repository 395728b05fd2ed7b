import { UserX, WifiOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { MySeat, VoteSheet } from '../../server/ballots/load-vote.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useT } from '../i18n/use-reader.ts'
import { isSilence } from '../rules/circulation.ts'
import { mayAct } from '../rules/meeting-states.ts'
import type { Choice } from '../rules/rule.ts'
import { LinkButton } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { CastingNotice } from './casting-notice.tsx'
import { markOf } from './choice.ts'
import { ConfirmVote } from './confirm-vote.tsx'
import type { DeviceKey } from './device-key.ts'
import { DeviceList } from './device-list.tsx'
import { DeviceMissing } from './device-ready.tsx'
import { ParticipationLine } from './participation-line.tsx'
import type { Casting, useCast } from './use-cast.ts'
import { STOPS_EARLY_MS } from './use-clock.ts'
import { type DeviceState, useDevice } from './use-device.ts'
import { useOnline } from './use-online.ts'
import { VoteButton } from './vote-button.tsx'

type VoteAskProps = { sheet: VoteSheet; seat: MySeat | null; left: number } & ReturnType<typeof useCast>

/** The answers, or the reason why there are none for this person now. */
export function VoteAsk({ sheet, seat, left, casting, cast }: VoteAskProps) {
  const t = useT('ballots')
  const { device, prepare } = useDevice(sheet.device)
  const key = keyFor(seat, device.state)
  const [asked, setAsked] = useState<Choice | null>(null)
  const online = useOnline()
  const stopped = left <= STOPS_EARLY_MS
  const why = whyNot({ sheet, seat, device: device.state, key, casting, online, stopped })
  const open = sheet.vote.state === 'open'
  // Whoever has nothing to object to has nothing to do.
  const choices = isSilence(sheet.vote.rule) ? (['no'] as const) : sheet.vote.rule.choices
  // Whatever stops an answer also takes back the question; it is not asked again by itself.
  useEffect(() => {
    if (why !== null) setAsked(null)
  }, [why])

  return (
    <section className="vote-ask" aria-label={t('ask.region')}>
      {seat?.state === 'can_vote' && open ? (
        <>
          <h2>{t(seat.changes ? 'change.title' : 'ask.title')}</h2>
          {sheet.mine.length > 1 ? (
            <p className="small soft">
              {t('ask.seat')} <Text2 of={seat.title} digits />
            </p>
          ) : null}
          {isSilence(sheet.vote.rule) ? <p>{t('ask.silence')}</p> : null}
          {choices.map((choice) => (
            <VoteButton
              key={choice}
              choice={markOf(choice)}
              chosen={'choice' in casting && casting.choice === choice && casting.state !== 'refused'}
              onPress={() => setAsked(choice)}
              unavailable={why !== null}
            />
          ))}
          {why ? <p className="vote-why small">{t(`why.${why}`)}</p> : null}
          {key && !seat.keys.includes(key.id) ? (
            <Notice tone="alert" title={t('device.late')}>
              {t('device.late_more')}
            </Notice>
          ) : null}
          <DeviceMissing device={device} prepare={prepare} />
          {device.state.is === 'looking' || (key && seat.keys.includes(key.id)) ? null : (
            <DeviceList known={sheet.device.known} here={key ? [key.id] : []} counted={seat.keys} open />
          )}
          {online ? null : (
            <Notice tone="info" icon={WifiOff} title={t('offline.title')} live>
              {t('offline.more')}
            </Notice>
          )}
        </>
      ) : (
        <NoAnswers sheet={sheet} seat={seat} />
      )}
      <CastingNotice casting={casting} voteId={sheet.vote.id} />
      {sheet.participation && seat?.state !== 'can_vote' ? (
        <ParticipationLine participation={sheet.participation} />
      ) : null}
      <ConfirmVote
        choice={why === null ? asked : null}
        title={sheet.item.title}
        level={key?.level ?? 'C'}
        rule={sheet.vote.rule}
        onBack={() => setAsked(null)}
        onCast={(choice, reason) => {
          setAsked(null)
          if (key) void cast(choice, key, reason)
        }}
      />
    </section>
  )
}

type Reasons = {
  sheet: VoteSheet
  seat: MySeat | null
  device: DeviceState
  key: DeviceKey | null
  casting: Casting
  online: boolean
  stopped: boolean
}

/** Why no answer can be pressed now, as a key of `why`; null when one can. */
function whyNot({ sheet, seat, device, key, casting, online, stopped }: Reasons): string | null {
  if (casting.state === 'signing') return 'signing'
  if (casting.state === 'sending' || casting.state === 'unanswered') return 'sending'
  if (stopped) return 'stopped'
  if (!mayAct(sheet.meeting.state, 'ballot.cast')) return 'suspended'
  if (seat?.wait) return seat.wait.replace('ballot_', '')
  if (device.is === 'looking') return 'looking'
  if (!key) return 'device'
  if (!seat?.keys.includes(key.id)) return 'late_key'
  return online ? null : 'offline'
}

/** The strongest of this device's keys that counts in this vote; one that came too late where there is no other. */
function keyFor(seat: MySeat | null, device: DeviceState): DeviceKey | null {
  if (device.is !== 'ready') return null
  return device.keys.find(({ id }) => seat?.keys.includes(id)) ?? device.keys[0]
}

/** Recused, without a seat that votes, or the vote is over. */
function NoAnswers({ sheet, seat }: { sheet: VoteSheet; seat: MySeat | null }) {
  const t = useT('ballots')
  const recused = sheet.mine.find((one) => one.state === 'recused')
  if (recused || (seat === null && sheet.interest))
    return (
      <Notice tone="info" icon={UserX} title={t('recused.title')}>
        {sheet.interest?.reason ? (
          <>
            {t('recused.reason')} <bdi>{sheet.interest.reason}</bdi>.{' '}
          </>
        ) : null}
        {t('recused.more')}
      </Notice>
    )
  if (sheet.vote.state === 'closed')
    return (
      <>
        <Notice tone="info" title={t('closed.title')}>
          {t(seat?.state === 'not_cast' ? 'closed.not_cast' : 'closed.more')}
        </Notice>
        <LinkButton variant="primary" to={`/v/${sheet.vote.id}/result`}>
          {t('closed.result')}
        </LinkButton>
      </>
    )
  return (
    <Notice tone="info" title={t('unable.title')}>
      {t(seat ? 'unable.late_mandate' : 'unable.no_vote')}
    </Notice>
  )
}
