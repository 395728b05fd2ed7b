import { Vote } from 'lucide-react'
import { useId, useState } from 'react'
import type { Sitting } from '../../server/meetings/load-sitting.ts'
import type { SittingItem } from '../../server/meetings/sitting-items.ts'
import { draftTerms, EMPTY_DRAFT, electionInput } from '../elections/election-draft.ts'
import { ElectionForm } from '../elections/election-form.tsx'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { methodSentences } from '../rules/elections/method-words.ts'
import { type ElectionTerms, mayElect } from '../rules/elections/terms.ts'
import { GENERAL, isGeneral, presetById, settle } from '../rules/engine-2/general.ts'
import type { Base, Rule } from '../rules/engine-2/rule.ts'
import { ruleWords } from '../rules/engine-2/rule-words.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Segments } from '../ui/segments.tsx'
import { Select } from '../ui/select.tsx'
import type { OpenVote } from '../wire/ballots.ts'
import { useAct } from './use-act.ts'

type Form = Pick<OpenVote, 'rule' | 'base' | 'abstain' | 'live' | 'seconds'>

const BASES = ['cast', 'cast_and_abstained', 'present', 'members'] as const
const ABSTAINS = ['ignored', 'counts_against', 'refused'] as const
const BLANKS = ['ignored', 'refused'] as const
const LIVES = ['participation', 'tally', 'names'] as const
const MINUTES = [1, 2, 3, 5, 10, 30]

const GENERAL_RULES: Rule[] = GENERAL.map((id) => presetById(id)).filter((rule) => rule !== undefined)

type OpenVoteDialogProps = { sitting: Sitting; item: SittingItem; isOpen: boolean; onClose: () => void }

/** The text in both languages, the rule in words, and how long: then the vote is open on every screen. */
export function OpenVoteDialog({ sitting, item, isOpen, onClose }: OpenVoteDialogProps) {
  const t = useT('live')
  const reader = useReader()
  const [kind, setKind] = useState<'decision' | 'election'>('decision')
  const [draft, setDraft] = useState(EMPTY_DRAFT)
  const elects = kind === 'election'
  const rules = [...sitting.rules, ...GENERAL_RULES].filter((one) => !elects || mayElect(one))
  const first = rules[0] as Rule
  const [form, setForm] = useState<Form>({ rule: first.id, base: null, abstain: null, live: null, seconds: 120 })
  const { act, sending, refusal, forget } = useAct(`/m/${sitting.meeting.id}/act/open-vote`)
  const chosen = rules.find(({ id }) => id === form.rule) ?? first
  const { base, abstain, live } = form
  const rule = settle(chosen, { ...(base && { base }), ...(abstain && { abstain }), ...(live && { live }) })
  const close = () => {
    forget()
    onClose()
  }
  const open = async () => {
    const done = await act({
      ...form,
      rule: chosen.id,
      ...(elects && { base: null, election: electionInput(draft) }),
      meetingId: sitting.meeting.id,
      itemId: item.itemId,
    })
    if (done) close()
  }
  const change = (part: Partial<Form>) => setForm({ ...form, ...part })
  const found = sitting.quorums.find((quorum) => quorum.rule === chosen.id)
  const short = found && !found.met ? Math.max(1, found.required - found.present) : 0
  // Abstentions have a part only where they are cast.
  const bases = rule.abstain === 'refused' ? BASES.filter((one) => one !== 'cast_and_abstained') : BASES
  if (!isOpen) return null
  return (
    <ActDialog
      title={t('vote.title', { number: item.number })}
      submit={t('vote.open')}
      icon={Vote}
      wide
      missing={short > 0 ? t('vote.no_quorum', { count: short }) : ''}
      refusal={refusal}
      sending={sending}
      onSend={open}
      onClose={close}
    >
      <Segments
        label={t('vote.kind')}
        value={kind}
        onChange={(id) => setKind(id === 'election' ? 'election' : 'decision')}
        items={(['decision', 'election'] as const).map((id) => ({ id, label: t(`vote.kinds.${id}`) }))}
      />
      <Question item={item} />
      {elects ? <ElectionForm draft={draft} onChange={setDraft} seats={sitting.seats} /> : null}
      <div className="terms">
        <Select
          label={t(elects ? 'vote.rule_of_election' : 'vote.rule')}
          value={chosen.id}
          onChange={(id) => change({ rule: id, base: null, abstain: null })}
          items={rules.map((one) => ({
            id: one.id,
            label: isGeneral(one) ? t(`vote.rules.${one.id}`) : one.names[reader.language],
          }))}
        />
        {isGeneral(chosen) ? (
          <>
            {elects ? null : (
              <Select
                label={t('vote.base')}
                value={rule.all[0]?.base ?? 'cast'}
                onChange={(id) => change({ base: id as Base })}
                items={bases.map((id) => ({ id, label: t(`vote.bases.${id}`) }))}
              />
            )}
            <Select
              label={t(elects ? 'vote.blank' : 'vote.abstain')}
              value={rule.abstain}
              onChange={(id) =>
                change({
                  abstain: id as Form['abstain'],
                  ...(id === 'refused' && base === 'cast_and_abstained' && { base: 'cast' as const }),
                })
              }
              items={(elects ? BLANKS : ABSTAINS).map((id) => ({
                id,
                label: t(elects ? `vote.blanks.${id}` : `vote.abstains.${id}`),
              }))}
            />
          </>
        ) : null}
        <Select
          label={t('vote.live')}
          value={rule.live}
          onChange={(id) => change({ live: id as Form['live'] })}
          items={LIVES.map((id) => ({ id, label: t(`vote.lives.${id}`) }))}
        />
        <Select
          label={t('vote.length')}
          value={String(form.seconds)}
          onChange={(seconds) => change({ seconds: Number(seconds) })}
          items={MINUTES.map((count) => ({ id: String(count * 60), label: t('vote.minutes', { count }) }))}
        />
      </div>
      <InWords rule={rule} election={elects ? draftTerms(draft) : null} />
      <p className="note muted">{t('vote.fixed')}</p>
    </ActDialog>
  )
}

/** The whole rule as sentences: what the vote will be held to. */
function InWords({ rule, election }: { rule: Rule; election: ElectionTerms | null }) {
  const t = useT('live')
  const { language, digits } = useReader()
  // In an election the method takes the place of majorities, ties and reasons.
  const sentences = election
    ? [
        ...methodSentences(election, rule.choices.includes('abstain')).map((one) => digits(one[language])),
        ...ruleWords(rule)
          .filter(({ field }) => !BY_METHOD.includes(field))
          .map((one) => one[language]),
      ]
    : ruleWords(rule).map((one) => one[language])
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <p className="eyebrow" id={id}>
        {t('vote.in_words')}
      </p>
      <ol className="small rule-sentences">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
    </section>
  )
}

const BY_METHOD = ['all', 'expressed', 'tie', 'abstain', 'reasons']

/** Both texts, the reader's language first. Their very characters are voted on: nothing about them is rewritten. */
function Question({ item }: { item: SittingItem }) {
  const t = useT('live')
  const reader = useReader()
  const id = useId()
  const { decision } = item
  if (!decision) return null
  const own = decision.authoritative === reader.language
  return (
    <section className="question" aria-labelledby={id}>
      <p className="eyebrow" id={id}>
        {t('vote.text')}
      </p>
      <div className="texts">
        <div>
          <Text2 of={decision} as="p" className="record" />
          {own ? <small className="note muted">{t('vote.prevails')}</small> : null}
        </div>
        <div className="soft">
          <Text2 of={decision} as="p" className="record" other />
          {own ? null : <small className="note muted">{t('vote.prevails')}</small>}
        </div>
      </div>
    </section>
  )
}
