import { CircleCheck, EyeOff, FileText, Grid3x3, History, Send, StickyNote } from 'lucide-react'
import { useState } from 'react'
import type { Builder } from '../../server/agenda/load-builder.ts'
import { useCarriedLine } from '../documents/use-carried-line.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import { ChangeList } from './change-list.tsx'
import { useAgendaAct } from './use-agenda-act.ts'

type Published = { revision: number; digest: string; items: number; told: number }
type PublishSheetProps = { builder: Builder; onClose: () => void }

/** What publishing will do, shown before it is done: what members will see, what is new to them, and who is told. */
export function PublishSheet({ builder, onClose }: PublishSheetProps) {
  const t = useT('agenda')
  const access = useT('access')
  const { digits } = useReader()
  const [answered, setAnswered] = useState<Answer<Published> | null>(null)
  // The version that was read on this sheet: an edit that comes meanwhile must be looked at before it is published.
  const [read, setRead] = useState(builder.meeting.version)
  const { send, busy } = useAgendaAct<Published>(setAnswered)
  const refusal = useRefusal(answered)
  const done = answered?.ok ? answered.value : null
  const next = (builder.published?.revision ?? 0) + 1
  const changed = !done && !busy && builder.meeting.version !== read
  return (
    <Dialog
      wide
      isOpen
      onOpenChange={(open) => open || onClose()}
      title={
        done ? t('publish.done', { revision: digits(done.revision) }) : t('publish.title', { revision: digits(next) })
      }
      foot={
        done ? (
          <>
            <Button variant="line" onPress={onClose}>
              {t('publish.close')}
            </Button>
            <LinkButton variant="primary" to={`/m/${builder.meeting.id}`}>
              {t('publish.open_pack')}
            </LinkButton>
          </>
        ) : (
          <>
            <Button variant="line" onPress={onClose}>
              {t('back')}
            </Button>
            <Button
              variant="primary"
              icon={Send}
              iconFlip
              isPending={busy}
              onPress={() => send('publish', { meetingId: builder.meeting.id, version: read })}
              {...(changed && { disabledReason: t('publish.why_changed') })}
            >
              {t('publish.submit', { count: builder.told })}
            </Button>
          </>
        )
      }
    >
      {done ? (
        <Done done={done} />
      ) : (
        <div className="publish-sheet">
          {refusal ? (
            <Notice tone="danger" title={t('publish.refused')} live>
              {refusal}
            </Notice>
          ) : null}
          {changed ? (
            <Notice
              tone="alert"
              icon={History}
              title={t('publish.changed')}
              live
              action={
                <Button
                  size="small"
                  onPress={() => {
                    setRead(builder.meeting.version)
                    setAnswered(null)
                  }}
                >
                  {t('publish.seen')}
                </Button>
              }
            />
          ) : null}
          {builder.changes ? (
            <section>
              <h3>{t('publish.differences', { revision: digits(builder.published?.revision ?? 0) })}</h3>
              <ChangeList changes={builder.changes} />
            </section>
          ) : null}
          <section>
            <h3>{t('publish.members_see')}</h3>
            <WhatMembersSee builder={builder} />
            <LinkButton variant="line" size="small" icon={Grid3x3} to={`/m/${builder.meeting.id}/access`}>
              {access('summary_open')}
            </LinkButton>
          </section>
          <section>
            <h3>{t('publish.who')}</h3>
            <p>{t('publish.told', { count: builder.told })}</p>
            <p className="small soft">{t('publish.follows')}</p>
          </section>
        </div>
      )}
    </Dialog>
  )
}

function WhatMembersSee({ builder }: { builder: Builder }) {
  const t = useT('agenda')
  const { digits, pick, language } = useReader()
  const a = useT('access')
  const carriedLine = useCarriedLine()
  return (
    <ol className="members-see">
      {builder.items.map((item) => (
        <li key={item.itemId} className={`depth-${item.depth}`}>
          <span className="no num">{digits(item.number)}</span>
          <span className="grow">
            {item.fields ? <Text2 of={item.fields.title} digits /> : <span className="muted">{t('masked')}</span>}
            {(['hidden', 'title'] as const).map((level) => {
              const kept = item.hiddenFrom.filter((seat) => seat.level === level)
              if (kept.length === 0) return null
              const names = kept.map((seat) => pick(seat.name ?? seat.title)).join(language === 'ar' ? '، ' : ', ')
              return (
                <small key={level} className="note">
                  <Icon of={EyeOff} size="sm" />{' '}
                  {t(level === 'hidden' ? 'publish.hidden_from' : 'publish.title_only', { names })}
                </small>
              )
            })}
            {item.fields ? <small className="note soft">{a('summary_visible', { count: item.seenBy })}</small> : null}
            {item.papers.list
              .filter((paper) => !paper.released && carriedLine(paper.carried))
              .map((paper) => (
                <small key={paper.paperId} className="note">
                  <Icon of={StickyNote} size="sm" /> <Text2 of={paper.title} digits /> · {carriedLine(paper.carried)}
                </small>
              ))}
          </span>
          {item.papers.total > 0 ? (
            <span className="note soft">
              <Icon of={FileText} size="sm" /> {t('publish.papers', { count: item.papers.total })}
              {item.papers.unreleased > 0 ? ` · ${t('publish.new_papers', { count: item.papers.unreleased })}` : ''}
            </span>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

function Done({ done }: { done: Published }) {
  const t = useT('agenda')
  return (
    <div className="publish-done" role="status">
      <Icon of={CircleCheck} size="lg" />
      <p>
        {t('publish.done_items', { count: done.items })} {t('publish.done_told', { count: done.told })}
      </p>
      <p className="small soft">
        {t('publish.done_ledger')}
        <br />
        <bdi className="code">{done.digest}</bdi>
      </p>
    </div>
  )
}
