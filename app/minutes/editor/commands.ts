// What is done with whole paragraphs: added, taken out, put back as the ledger says, kept with a reason. All of it is one step of undo.
import { type Command, type EditorState, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { digestOf } from '../../rules/minutes/minutes.ts'
import type { Sentence } from '../../rules/minutes/sentence.ts'
import { type Pair, pairOf, pairsIn } from './schema.ts'

/** The paragraph with the cursor in it, and on which side. */
export function here({ selection, doc }: EditorState): { pair: Pair; place: number; side: number } | null {
  const pairs = pairsIn(doc)
  const place = pairs.findIndex(({ from, to }) => selection.from > from && selection.from < to)
  const pair = pairs[place]
  return pair ? { pair, place, side: selection.$from.index(1) } : null
}

/** A paragraph of the officer's own, about the same item. */
export const addBelow: Command = (state, dispatch) => {
  const at = here(state)
  if (!at) return false
  if (dispatch) {
    const { pair, side } = at
    const tr = state.tr.insert(pair.to, pairOf({ item: pair.item }))
    dispatch(tr.setSelection(TextSelection.create(tr.doc, pair.to + (side === 0 ? 2 : 4))).scrollIntoView())
  }
  return true
}

export const removeHere: Command = (state, dispatch) => {
  const at = here(state)
  if (!at || state.doc.childCount < 2) return false
  if (dispatch) dispatch(state.tr.delete(at.pair.from, at.pair.to).scrollIntoView())
  return true
}

/** Nothing is left of an empty paragraph but the way out of it. */
export const removeEmpty: Command = (state, dispatch, view) => {
  const at = here(state)
  return at && at.pair.key === null && at.pair.ar === '' && at.pair.en === ''
    ? removeHere(state, dispatch, view)
    : false
}

export const otherSide =
  (by: 1 | -1): Command =>
  (state, dispatch) => {
    const at = here(state)
    if (!at) return false
    const pairs = pairsIn(state.doc)
    const next = at.place * 2 + at.side + by
    const pair = pairs[Math.floor(next / 2)]
    if (!pair || next < 0) return false
    const node = state.doc.nodeAt(pair.from)
    const end = next % 2 === 0 ? pair.from + 2 + (node?.child(0).content.size ?? 0) : pair.to - 2
    if (dispatch) dispatch(state.tr.setSelection(TextSelection.create(state.doc, end)).scrollIntoView())
    return true
  }

export function restore(view: EditorView, pair: Pair, sentence: Sentence): void {
  const node = pairOf({ ...sentence, digest: digestOf(sentence) })
  view.dispatch(view.state.tr.replaceWith(pair.from, pair.to, node))
}

export function keep(view: EditorView, pair: Pair, reason: string): void {
  view.dispatch(view.state.tr.setNodeAttribute(pair.from, 'kept', reason.trim() || null))
}

/** Where the ledger has it: after the last of the sentences before it that is still in the text. */
export function insert(view: EditorView, sentence: Sentence, sentences: readonly Sentence[]): void {
  const before = sentences.slice(
    0,
    sentences.findIndex(({ key }) => key === sentence.key),
  )
  const known = new Set(before.map(({ key }) => key))
  const last = pairsIn(view.state.doc).findLast(({ key }) => key !== null && known.has(key))
  const at = last?.to ?? 0
  view.dispatch(view.state.tr.insert(at, pairOf({ ...sentence, digest: digestOf(sentence) })).scrollIntoView())
}

export function goTo(view: EditorView, pair: Pair): void {
  const { tr, doc } = view.state
  view.dispatch(tr.setSelection(TextSelection.create(doc, pair.from + 2)).scrollIntoView())
  view.focus()
}
