// The text of minutes as ProseMirror knows it: paragraphs of two sides, Arabic and English. The same names as in the Yjs document, whose
// form the server judges.
import { type Node, Schema } from 'prosemirror-model'
import { directionOf, type Language } from '../../i18n/language.ts'
import type { Paragraph } from '../../rules/minutes/text.ts'

const side = (language: Language) => ({
  content: 'text*',
  marks: '',
  isolating: true,
  defining: true,
  toDOM: () =>
    ['p', { class: `side ${language}`, lang: language, dir: directionOf(language) }, 0] as [string, object, number],
  parseDOM: [{ tag: `p.side.${language}` }],
})

export const schema = new Schema({
  nodes: {
    doc: { content: 'pair+' },
    pair: {
      content: 'ar en',
      attrs: {
        key: { default: null },
        item: { default: null },
        kept: { default: null },
        digest: { default: null },
        corrected: { default: null },
      },
      isolating: true,
      toDOM: ({ attrs }) => ['div', { class: attrs.key ? 'pair' : 'pair free', 'data-key': attrs.key ?? '' }, 0],
      // What is pasted is nobody's sentence.
      parseDOM: [{ tag: 'div.pair' }],
    },
    ar: side('ar'),
    en: side('en'),
    text: {},
  },
})

/** `corrected` is the id of the correction that made it. */
export type Pair = Paragraph & { corrected: string; from: number; to: number }

export function pairsIn(doc: Node): Pair[] {
  const pairs: Pair[] = []
  doc.forEach((node, offset) => {
    const { key, item, kept, corrected } = node.attrs as Record<'key' | 'item' | 'kept' | 'corrected', string | null>
    const [ar, en] = [node.child(0).textContent, node.child(1).textContent]
    pairs.push({
      key,
      item,
      kept: kept ?? '',
      corrected: corrected ?? '',
      ar,
      en,
      from: offset,
      to: offset + node.nodeSize,
    })
  })
  return pairs
}

export function pairOf({ key, item, ar, en, kept, digest }: Partial<Paragraph> & { digest?: string }): Node {
  const { nodes } = schema
  const text = (words: string | undefined) => (words ? [schema.text(words)] : [])
  return nodes.pair.create({ key: key ?? null, item: item ?? null, kept: kept || null, digest: digest ?? null }, [
    nodes.ar.create(null, text(ar)),
    nodes.en.create(null, text(en)),
  ])
}
