import { BookUser, Ellipsis, PencilLine, Plus, Square } from 'lucide-react'
import { useState } from 'react'
import type { InterestsPage, RegisterEntry } from '../../server/interests/load-interests.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { BodyRegister } from '../meetings/body-register.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { useToast } from '../ui/toast.tsx'
import { EntryForm } from './entry-form.tsx'
import { EntryRows } from './entry-rows.tsx'
import { useRegisterAct } from './use-register-act.ts'
import './interests.css'

/** A member's own page of the register: what they have entered, and adding to it, correcting and ending it. */
export function InterestsScreen({ page }: { page: InterestsPage }) {
  const t = useT('interests')
  const [form, setForm] = useState<{ entry: RegisterEntry | null } | null>(null)
  const { add, undo, end } = useActs(page, () => setForm(null))
  const newEntry = (
    <Button variant="primary" icon={Plus} onPress={() => setForm({ entry: null })}>
      {t('register.add')}
    </Button>
  )
  return (
    <BodyRegister
      body={page.body}
      ledger={page.may.ledger}
      title={t('register.mine')}
      acts={
        <>
          {page.may.read ? (
            <LinkButton variant="line" icon={BookUser} to={`/b/${page.body.slug}/interests/register`}>
              {t('register.title')}
            </LinkButton>
          ) : null}
          {page.entries.length > 0 ? newEntry : null}
        </>
      }
    >
      {[undo.refusal, end.refusal].map((refusal) =>
        refusal ? (
          <Notice key={refusal} tone="danger" title={t('not_done')} live>
            {refusal}
          </Notice>
        ) : null,
      )}
      {page.entries.length === 0 ? (
        <EmptyState icon={BookUser} title={t('register.empty')} action={newEntry}>
          {t('register.empty_more')}
        </EmptyState>
      ) : (
        <>
          <p className="soft">{t('register.about')}</p>
          <Sheet title={t('register.entries')} padded={false}>
            <EntryRows
              entries={page.entries}
              acts={(entry) => (
                <EntryMenu entry={entry} onCorrect={() => setForm({ entry })} onEnd={() => end.entry(entry)} />
              )}
            />
          </Sheet>
        </>
      )}
      {form ? <EntryForm entry={form.entry} act={add} onClose={() => setForm(null)} /> : null}
    </BodyRegister>
  )
}

/** Adding and ending, each with its undoing: an entry that was added ends, one that was ended is entered again in its place. */
function useActs(page: InterestsPage, onAdded: () => void) {
  const t = useT('interests')
  const showToast = useToast()
  const [ending, setEnding] = useState<RegisterEntry | null>(null)
  const undo = useRegisterAct(page.body, () => showToast({ tone: 'ok', title: t('register.undone') }))
  const add = useRegisterAct(page.body, (interestId) => {
    onAdded()
    const action = { label: t('register.undo'), onPress: () => undo.end(interestId) }
    showToast({ tone: 'ok', title: t('register.added'), action })
  })
  const end = useRegisterAct(page.body, (interestId) => {
    if (ending?.interestId !== interestId) return
    const { party, nature, since, until, note } = ending
    const onPress = () => undo.register({ party, nature, since, until, note, replacesId: interestId })
    showToast({ tone: 'ok', title: t('register.was_ended'), action: { label: t('register.undo'), onPress } })
  })
  const entry = (chosen: RegisterEntry) => {
    setEnding(chosen)
    end.end(chosen.interestId)
  }
  return { add, undo, end: { entry, refusal: end.refusal } }
}

type EntryMenuProps = { entry: RegisterEntry; onCorrect: () => void; onEnd: () => void }

function EntryMenu({ entry, onCorrect, onEnd }: EntryMenuProps) {
  const t = useT('interests')
  const { language } = useReader()
  const { ar, en } = entry.party
  const label = t('register.menu', { party: language === 'ar' ? ar || en : en || ar })
  return (
    <Menu
      label={label}
      trigger={<Button variant="quiet" icon={Ellipsis} aria-label={label} />}
      onAction={(id) => (id === 'correct' ? onCorrect() : onEnd())}
    >
      <MenuItem id="correct" icon={PencilLine}>
        {t('register.correct')}
      </MenuItem>
      <MenuItem id="end" icon={Square}>
        {t('register.end')}
      </MenuItem>
    </Menu>
  )
}
