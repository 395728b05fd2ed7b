import { useId } from 'react'
import { Button } from 'react-aria-components'
import { useT } from '../i18n/use-reader.ts'
import { type Mark, VoteMark } from './vote-mark.tsx'

type VoteButtonProps = {
  choice: Extract<Mark, 'for' | 'against' | 'abstain'>
  onPress: () => void
  chosen?: boolean
  /** Why it cannot be pressed ("You recused from this item"); shown below it. */
  disabledReason?: string
  /** Cannot be pressed for a reason that stands once beside all the answers. */
  unavailable?: boolean
  /** The words of this vote, where they are not For, Against, Abstain. */
  word?: string
}

/** One of the three answers, 76 px high at every density: shape, word, colour. */
export function VoteButton({
  choice,
  onPress,
  chosen = false,
  disabledReason,
  unavailable = false,
  word,
}: VoteButtonProps) {
  const t = useT('parts')
  const reasonId = useId()
  const dim = Boolean(disabledReason) || (unavailable && !chosen)
  const className = ['vote-btn', choice, chosen && 'pick', dim && 'dim'].filter(Boolean).join(' ')
  const button = (
    <Button
      className={className}
      onPress={onPress}
      aria-pressed={chosen}
      isDisabled={unavailable || Boolean(disabledReason)}
      {...(disabledReason && { 'aria-describedby': reasonId })}
    >
      <VoteMark mark={choice} size="2.75rem" />
      <span>{word ?? t(`mark.${choice}`)}</span>
    </Button>
  )
  if (!disabledReason) return button
  return (
    <span className="vote-btn-reason">
      {button}
      <small id={reasonId}>{disabledReason}</small>
    </span>
  )
}
