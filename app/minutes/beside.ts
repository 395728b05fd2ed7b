// What stands in the text and is not of it, as plain elements for the editor: headings of items, and what the ledger says where a
// paragraph says otherwise.

import type { MinutesPage } from '../../server/minutes/load-minutes.ts'
import type { useReader, useT } from '../i18n/use-reader.ts'
import { correctedWords } from './corrected-words.ts'
import { keep, restore } from './editor/commands.ts'
import type { Beside, Found } from './editor/review-plugin.ts'
import { pairsIn } from './editor/schema.ts'

type Given = {
  t: ReturnType<typeof useT>
  reader: ReturnType<typeof useReader>
  items: MinutesPage['items']
  onKeep: (found: Found) => void
}

export function besideOf({ t, reader, items, onKeep }: Given): Beside {
  const element = (tag: string, className: string, ...children: (Node | string)[]): HTMLElement => {
    const made = document.createElement(tag)
    made.className = className
    made.append(...children)
    return made
  }
  const button = (label: string, press: () => void): HTMLElement => {
    const made = element('button', 'btn small line', label) as HTMLButtonElement
    made.type = 'button'
    made.addEventListener('click', press)
    return made
  }
  const aside = (className: string, ...children: (Node | string)[]): HTMLElement => {
    const made = element('div', className, ...children)
    made.contentEditable = 'false'
    return made
  }
  return {
    heading: (item, first) => {
      const found = items.find((one) => one.item === item)
      const named = found && `${reader.digits(found.number)}. ${reader.pick(found.title)}`
      const words = named
        ? found.closed
          ? t('section.annex', { heading: named })
          : named
        : t(first ? 'section.opening' : 'section.closing')
      const made = element('h2', 'minutes-section', words)
      made.contentEditable = 'false'
      return made
    },
    corrected: (decision) => aside('ledger-says corrected', element('p', 'note', correctedWords(t, reader, decision))),
    differs: (found, view) => {
      const [first] = found.differences
      const language = first?.language ?? reader.language
      const says = element('q', 'says', found.sentence[language])
      says.lang = language
      says.dir = language === 'ar' ? 'rtl' : 'ltr'
      const pair = () => pairsIn(view.state.doc).find(({ key }) => key === found.sentence.key)
      const reason = pair()?.kept
      const { corrected } = found
      return aside(
        corrected ? 'ledger-says corrected' : found.kept ? 'ledger-says kept' : 'ledger-says',
        ...(corrected ? [element('p', 'note', correctedWords(t, reader, corrected))] : []),
        element('b', '', t(corrected ? 'differs.recorded' : 'differs.ledger_says')),
        says,
        ...(found.kept && reason ? [element('p', 'note', t('differs.kept', { reason }))] : []),
        element(
          'span',
          'row wrap',
          button(t('differs.restore'), () => {
            const at = pair()
            if (at) restore(view, at, found.sentence)
            view.focus()
          }),
          ...(corrected ? [] : [button(t('differs.keep'), () => onKeep(found))]),
        ),
      )
    },
    kept: (reason, view, place) =>
      aside(
        'ledger-says kept',
        element('p', 'note', t('differs.kept', { reason })),
        element(
          'span',
          'row wrap',
          button(t('differs.forget'), () => {
            const at = pairsIn(view.state.doc)[place]
            if (at) keep(view, at, '')
          }),
        ),
      ),
  }
}
