import {
  AtSign,
  BookOpen,
  CalendarCheck,
  CalendarX2,
  DoorClosed,
  Inbox,
  KeyRound,
  ListChecks,
  ListTree,
  type LucideIcon,
  Scale,
  ScrollText,
  Send,
  UserRoundCheck,
  UserSearch,
  UsersRound,
  UserX,
  Vote,
} from 'lucide-react'
import type { DescribedNotice } from '../../server/meetings/describe-notices.ts'
import { readerOf, useReader, useT } from '../i18n/use-reader.ts'

/** What a notice says: a sentence for its head, and one or two short ones below it. */
export function useNoticeWords() {
  const t = useT('home')
  const { language, pick, digits } = useReader()
  return (notice: DescribedNotice, zone: string): { title: string; more: string } => {
    const reader = readerOf(language, zone)
    const meeting = notice.meetingTitle ? digits(pick(notice.meetingTitle)) : ''
    const at = `${reader.day(notice.at)}${language === 'ar' ? '، ' : ', '}${reader.time(notice.at)}`
    if (notice.kind === 'ballot_recorded')
      return { title: t('notice.ballot_recorded'), more: `${meeting} · ${t('notice.ballot_recorded_more')} · ${at}` }
    if (isOfProxies(notice)) {
      const of = meeting === '' ? '' : `${meeting} · `
      const name = notice.about ? pick(notice.about) : ''
      return { title: t(`notice.${notice.kind}`, { name }), more: `${of}${t(`notice.${notice.kind}_more`)} · ${at}` }
    }
    if (isOfKeys(notice) || notice.kind === 'group_changed')
      return {
        title: t(`notice.${notice.kind}`),
        more: `${t(`notice.${notice.kind}_more`, { name: notice.about ? pick(notice.about) : '' })} · ${at}`,
      }
    if (notice.kind === 'interest_suggested') {
      const item = notice.item && { number: digits(notice.item.number), title: pick(notice.item.title) }
      const title = notice.about
        ? t('notice.suggested_theirs', { name: pick(notice.about), number: item?.number })
        : t('notice.suggested', { number: item?.number })
      return { title, more: `${meeting} · ${t('notice.interest_item', item ?? {})} · ${at}` }
    }
    if (notice.kind === 'interest_recorded' || notice.kind === 'interest_withdrawn') {
      const item = notice.item
        ? t('notice.interest_item', { number: digits(notice.item.number), title: pick(notice.item.title) })
        : t('notice.interest_hidden')
      return { title: t(`notice.${notice.kind}`), more: `${meeting} · ${item} · ${at}` }
    }
    if (notice.memorandum)
      return {
        title: t(`notice.${notice.kind}`),
        more: `${t('notice.memorandum_number', notice.memorandum)} · ${at}`,
      }
    if (isOfCallingOff(notice)) return { title: t(`notice.${notice.kind}`), more: `${meeting} · ${at}` }
    if (isOfMinutes(notice)) return { title: t(`notice.${notice.kind}`), more: `${meeting} · ${at}` }
    if (notice.kind === 'quorum_failed') return { title: t('notice.quorum_failed'), more: `${meeting} · ${at}` }
    if (
      isOfCirculation(notice) ||
      isOfResult(notice) ||
      notice.kind === 'note_mention' ||
      isOfReading(notice) ||
      isOfAction(notice)
    ) {
      const item = notice.item
        ? `${t('notice.interest_item', { number: digits(notice.item.number), title: pick(notice.item.title) })} · `
        : ''
      const name = notice.about ? pick(notice.about) : ''
      return { title: t(`notice.${notice.kind}`, { name }), more: `${meeting} · ${item}${at}` }
    }
    if (notice.kind === 'agenda_published') return { title: t('notice.published'), more: `${meeting} · ${at}` }
    const { changes } = notice
    const counts = changes
      ? [
          ...(changes.meeting.includes('starts_at') || changes.meeting.includes('ends_at')
            ? [t('notice.time_changed')]
            : []),
          ...(changes.meeting.includes('place') || changes.meeting.includes('kind') ? [t('notice.place_changed')] : []),
          ...(['added', 'changed', 'removed'] as const).flatMap((kind) => {
            const count = changes.items.filter((change) => change.kind === kind).length
            return count > 0 ? [t(`notice.${kind}`, { count })] : []
          }),
        ]
      : []
    const what = counts.length > 0 ? counts.join(language === 'ar' ? '، ' : ', ') : t('notice.nothing_visible')
    return {
      title: t('notice.republished', { revision: digits(notice.revision ?? 1) }),
      more: `${meeting} · ${what} · ${at}`,
    }
  }
}

/** About the reader's own interests, or those of others: each is a matter of its own. */
export const isOfInterest = ({ kind }: Pick<DescribedNotice, 'kind'>): boolean => kind.startsWith('interest_')

const isOfCallingOff = ({ kind }: Pick<DescribedNotice, 'kind'>): boolean =>
  kind === 'meeting_postponed' || kind === 'meeting_cancelled'
const isOfAction = ({ kind }: Pick<DescribedNotice, 'kind'>): boolean => kind.startsWith('action_')
const isOfCirculation = ({ kind }: Pick<DescribedNotice, 'kind'>): boolean => kind.startsWith('circulation_')
const isOfReading = ({ kind }: Pick<DescribedNotice, 'kind'>): boolean =>
  kind === 'papers_unopened' || kind === 'reply_awaited' || isOfAccess(kind)
const isOfMinutes = ({ kind }: Pick<DescribedNotice, 'kind'>): boolean => kind.startsWith('minutes_')
const isOfAccess = (kind: DescribedNotice['kind']): boolean => kind === 'seat_excluded' || kind === 'seat_readmitted'
const isOfResult = ({ kind }: Pick<DescribedNotice, 'kind'>): boolean =>
  kind === 'result_disputed' || kind === 'dispute_settled'
export const isOfProxies = ({ kind }: Pick<DescribedNotice, 'kind'>): boolean =>
  kind.startsWith('proxy_') || kind.startsWith('deputy_')
const isOfKeys = ({ kind }: Pick<DescribedNotice, 'kind'>): boolean => kind.startsWith('key_')

export function noticeIcon(notice: Pick<DescribedNotice, 'kind'>): LucideIcon {
  if (isOfKeys(notice)) return KeyRound
  if (/^(memorandum|observation)_/.test(notice.kind)) return Inbox
  if (isOfProxies(notice)) return UserRoundCheck
  if (isOfCirculation(notice)) return Send
  if (notice.kind === 'ballot_recorded') return Vote
  if (notice.kind === 'note_mention') return AtSign
  if (notice.kind === 'group_changed') return UsersRound
  if (notice.kind === 'quorum_failed' || isOfCallingOff(notice)) return CalendarX2
  if (isOfMinutes(notice)) return ScrollText
  if (isOfAccess(notice.kind)) return DoorClosed
  if (isOfAction(notice)) return ListChecks
  if (notice.kind === 'reply_awaited') return CalendarCheck
  if (isOfReading(notice)) return BookOpen
  if (isOfResult(notice)) return Scale
  return notice.kind === 'interest_suggested' ? UserSearch : isOfInterest(notice) ? UserX : ListTree
}
