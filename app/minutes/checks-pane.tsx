import { CircleCheck, Plus, TriangleAlert } from 'lucide-react'
import type { EditorView } from 'prosemirror-view'
import type { MinutesPage } from '../../server/minutes/load-minutes.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { isEssential, type Sentence } from '../rules/minutes/sentence.ts'
import { type Review, unsettled } from '../rules/minutes/text.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { goTo, insert } from './editor/commands.ts'
import { pairsIn } from './editor/schema.ts'

type Props = { review: Review; editor: EditorView; sentences: readonly Sentence[]; page: MinutesPage }

/** What the text and the ledger do not agree on, what must be said and is not, and what the ledger came to say since. */
export function ChecksPane({ review, editor, sentences, page }: Props) {
  const t = useT('minutes')
  const reader = useReader()
  const count = unsettled(review)
  const open = review.differing.filter(({ kept }) => !kept)
  const itemOf = (item: string | null) => page.items.find((one) => one.item === item)
  const where = ({ item }: Sentence) => {
    const found = itemOf(item)
    return found ? t('section.item', { number: reader.digits(found.number) }) : t('section.meeting')
  }
  return (
    <Sheet title={t('checks.title')} className="minutes-checks">
      <p className="row tight" role="status">
        <Icon of={count > 0 ? TriangleAlert : CircleCheck} />
        <span>{count > 0 ? t('checks.open', { count }) : t('checks.none')}</span>
      </p>
      {open.length > 0 ? (
        <ul>
          {open.map(({ place, sentence, differences }) => (
            <li key={sentence.key}>
              <b>{t('checks.differs', { where: where(sentence) })}</b>
              <span className="note">
                {differences
                  .flatMap(({ missing, added }) => [
                    ...missing.map((words) => t('checks.lacks', { words: clip(words) })),
                    ...added.map((words) => t('checks.adds', { words: clip(words) })),
                  ])
                  .join(' · ')}
              </span>
              <Button size="small" onPress={() => goToPlace(editor, place)}>
                {t('checks.show')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {review.twice.length > 0 ? (
        <ul>
          {review.twice.map((place) => (
            <li key={place}>
              <b>{t('checks.twice')}</b>
              <Button size="small" onPress={() => goToPlace(editor, place)}>
                {t('checks.show')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {(['missing', 'proposals'] as const).map((kind) => (
        <Lacking
          key={kind}
          title={t(`checks.${kind}`)}
          of={review[kind]}
          where={where}
          onAdd={(sentence) => insert(editor, sentence, sentences)}
        />
      ))}
    </Sheet>
  )
}

type LackingProps = {
  title: string
  of: readonly Sentence[]
  where: (sentence: Sentence) => string
  onAdd: (sentence: Sentence) => void
}

function Lacking({ title, of, where, onAdd }: LackingProps) {
  const t = useT('minutes')
  const { language } = useReader()
  if (of.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {of.map((sentence) => (
          <li key={sentence.key}>
            <b>
              {where(sentence)}
              {isEssential(sentence.kind) ? ` · ${t('checks.essential')}` : ''}
            </b>
            <bdi className="says">{sentence[language]}</bdi>
            <Button size="small" icon={Plus} onPress={() => onAdd(sentence)}>
              {t('checks.add')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function goToPlace(editor: EditorView, place: number): void {
  const pair = pairsIn(editor.state.doc)[place]
  if (pair) goTo(editor, pair)
}

const clip = (words: string): string => (words.length > 60 ? `${words.slice(0, 58)}…` : words)
