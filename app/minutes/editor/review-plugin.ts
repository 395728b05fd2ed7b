// Holds the text against the ledger at every step, and shows what it finds beside the paragraph: what the ledger says, with the way
// back to it. Headings stand where the item changes; they are the agenda's and not the text's.
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import type { Sentence, Words } from '../../rules/minutes/sentence.ts'
import { type Corrected, type Correction, decidedOf, type Review, reviewOf } from '../../rules/minutes/text.ts'
import { pairsIn } from './schema.ts'

export type Ground = {
  sentences: readonly Sentence[]
  names: readonly Words[]
  since: number
  corrections: Readonly<Record<string, Correction>>
}
export type Found = Review['differing'][number]
/** Makes what stands beside a paragraph. */
export type Beside = {
  heading: (item: string | null, first: boolean) => HTMLElement
  differs: (found: Found, view: EditorView) => HTMLElement
  kept: (reason: string, view: EditorView, place: number) => HTMLElement
  corrected: (decision: Corrected) => HTMLElement
}

type Reviewed = { ground: Ground; review: Review; decorations: DecorationSet }
export const reviewKey = new PluginKey<Reviewed>('review')

export const reviewIn = (state: EditorState): Review => (reviewKey.getState(state) as Reviewed).review

export function reviewPlugin(first: Ground, beside: Beside): Plugin<Reviewed> {
  const look = (state: EditorState, ground: Ground): Reviewed => {
    const pairs = pairsIn(state.doc)
    const said = pairs.map((pair) => ({ ...pair, corrected: decidedOf(pair.corrected, pair, ground.corrections) }))
    const review = reviewOf(ground.sentences, said, ground.names, ground.since)
    const decorations: Decoration[] = []
    let item: string | null | undefined
    pairs.forEach((pair, place) => {
      if (place === 0 || pair.item !== item)
        decorations.push(
          Decoration.widget(pair.from, () => beside.heading(pair.item, place === 0), {
            side: -1,
            key: `heading ${pair.item} ${place === 0}`,
            ignoreSelection: true,
          }),
        )
      item = pair.item
      const decision = said[place]?.corrected
      if (decision && !review.differing.some((found) => found.place === place))
        decorations.push(widget(pair.to, `corrected ${decision.correction}`, () => beside.corrected(decision)))
      if (pair.kept && !review.differing.some((found) => found.place === place))
        decorations.push(
          widget(pair.to, `kept ${pair.key} ${pair.kept}`, (view) => beside.kept(pair.kept, view, place)),
        )
    })
    for (const found of review.differing) {
      const pair = pairs[found.place]
      if (!pair) continue
      decorations.push(
        Decoration.node(pair.from, pair.to, { class: found.corrected ? 'corrected' : found.kept ? 'kept' : 'differs' }),
      )
      const key = `${found.place} ${found.kept} ${pair.kept} ${found.corrected?.correction} ${JSON.stringify(found.differences)} ${found.sentence.en}`
      decorations.push(widget(pair.to, key, (view) => beside.differs(found, view)))
    }
    return { ground, review, decorations: DecorationSet.create(state.doc, decorations) }
  }
  return new Plugin<Reviewed>({
    key: reviewKey,
    state: {
      init: (_config, state) => look(state, first),
      apply: (tr, was, _old, state) => {
        const ground = (tr.getMeta(reviewKey) as Ground | undefined) ?? was.ground
        return tr.docChanged || ground !== was.ground ? look(state, ground) : was
      },
    },
    props: { decorations: (state) => reviewKey.getState(state)?.decorations },
  })
}

const widget = (at: number, key: string, make: (view: EditorView) => HTMLElement): Decoration =>
  Decoration.widget(at, make, { side: -2, key, ignoreSelection: true, stopEvent: () => true })
