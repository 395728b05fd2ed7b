import { useEffect, useRef } from 'react'
import type { OpenVotes } from '../../server/ballots/load-open-votes.ts'
import type { MyTurn } from '../../server/floor/load-my-turn.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { giveSign, type Sign } from './give-sign.ts'
import { unlockSound } from './sound.ts'

type SignWatchProps = { open: OpenVotes; turns: readonly MyTurn[] }

/** On every page: a sign when a vote opens in which this person has a ballot to cast, and when they are given the floor. */
export function SignWatch({ open, turns }: SignWatchProps) {
  const t = useT('notify')
  const reader = useReader()
  const tried = useRef(new Set<string>())
  useEffect(() => {
    const unlock = () => unlockSound()
    window.addEventListener('pointerdown', unlock)
    window.addEventListener('keydown', unlock)
    return () => {
      window.removeEventListener('pointerdown', unlock)
      window.removeEventListener('keydown', unlock)
    }
  }, [])
  const owed = open.votes.filter((vote) => vote.owed)
  const waiting = [...owed.map(({ voteId }) => voteId), ...turns.map(({ speechId }) => speechId)].join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `waiting` names what there is to tell
  useEffect(() => {
    const tell = (sign: Sign) => {
      if (tried.current.has(sign.of)) return
      tried.current.add(sign.of)
      void giveSign(sign)
    }
    for (const { voteId, number } of owed)
      tell({
        of: `vote ${voteId}`,
        sound: 'vote',
        words: number ? t('vote', { number: reader.digits(number) }) : t('vote_unnumbered'),
        href: `/v/${voteId}`,
      })
    for (const { speechId, meetingId } of turns)
      tell({ of: `turn ${speechId}`, sound: 'turn', words: t('turn'), href: `/m/${meetingId}/sitting` })
  }, [waiting])
  return null
}
