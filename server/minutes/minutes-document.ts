// The text of minutes as a Yjs document: a list of paragraphs of two sides, Arabic and English, each linked to the sentence it was
// written from. Whatever has another form is no minutes: nothing of it is taken.
import * as Y from 'yjs'
import { digestOf } from '../../app/rules/minutes/minutes.ts'
import type { Sentence } from '../../app/rules/minutes/sentence.ts'
import type { Paragraph } from '../../app/rules/minutes/text.ts'

export const MINUTES = 'minutes'
const MOST_PARAGRAPHS = 3_000
const MOST_CHARACTERS = 600_000
const ATTRIBUTES = ['key', 'item', 'kept', 'digest', 'corrected']

/** `corrected` is the id of the correction that made it; "" where none did. */
export type Written = Paragraph & { digest: string; corrected: string }

/** A document of these paragraphs, as the update it begins with. */
export function documentOf(paragraphs: readonly (Paragraph & { digest?: string; corrected?: string })[]): Uint8Array {
  const document = new Y.Doc()
  const root = document.getXmlFragment(MINUTES)
  document.transact(() => {
    root.insert(
      0,
      paragraphs.map(({ ar, en, key, item, kept, digest, corrected }) => {
        const pair = new Y.XmlElement('pair')
        for (const [name, value] of Object.entries({ key, item, kept, digest, corrected }))
          if (value) pair.setAttribute(name, value)
        pair.insert(0, [side('ar', ar), side('en', en)])
        return pair
      }),
    )
  })
  const update = Y.encodeStateAsUpdate(document)
  document.destroy()
  return update
}

function side(name: 'ar' | 'en', text: string): Y.XmlElement {
  const element = new Y.XmlElement(name)
  if (text) element.insert(0, [new Y.XmlText(text)])
  return element
}

export const fromSentence = (sentence: Sentence): Written => {
  const { key, item, ar, en } = sentence
  return { key, item, ar, en, kept: '', digest: digestOf(sentence), corrected: '' }
}

/** The paragraphs in order, or null for a document that holds anything else. */
export function paragraphsIn(document: Y.Doc): Written[] | null {
  if ([...document.share.keys()].some((name) => name !== MINUTES)) return null
  const pairs = document.getXmlFragment(MINUTES).toArray()
  if (pairs.length > MOST_PARAGRAPHS) return null
  const paragraphs: Written[] = []
  let length = 0
  for (const pair of pairs) {
    const read = pair instanceof Y.XmlElement && pair.nodeName === 'pair' ? readPair(pair) : null
    if (!read) return null
    length += read.ar.length + read.en.length
    if (length > MOST_CHARACTERS) return null
    paragraphs.push(read)
  }
  return paragraphs
}

function readPair(pair: Y.XmlElement): Written | null {
  const attributes = pair.getAttributes() as Record<string, unknown>
  for (const [name, value] of Object.entries(attributes))
    if (!ATTRIBUTES.includes(name) || typeof value !== 'string' || value.length > 2_000) return null
  const sides = pair.toArray()
  const [ar, en] = [textIn(sides[0], 'ar'), textIn(sides[1], 'en')]
  if (sides.length !== 2 || ar === null || en === null) return null
  const { key = null, item = null, kept = '', digest = '', corrected = '' } = attributes as Record<string, string>
  return { key, item, kept, digest, corrected, ar, en }
}

function textIn(element: unknown, name: string): string | null {
  if (!(element instanceof Y.XmlElement) || element.nodeName !== name) return null
  if (Object.keys(element.getAttributes()).length > 0) return null
  let text = ''
  for (const child of element.toArray()) {
    if (!(child instanceof Y.XmlText)) return null
    for (const { insert } of child.toDelta() as { insert: unknown }[]) {
      if (typeof insert !== 'string') return null
      text += insert
    }
  }
  return text
}
