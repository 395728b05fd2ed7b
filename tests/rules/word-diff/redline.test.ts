import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PageWords } from '../../../app/rules/word-boxes/model.ts'
import type { Spot } from '../../../app/rules/word-diff/anchors.ts'
import type { Part } from '../../../app/rules/word-diff/passage-parts.ts'
import { type Passage, redline } from '../../../app/rules/word-diff/redline.ts'
import { pageOfText } from '../../support/page-of-text.ts'

/** Paragraphs of one line each: lines a paragraph apart. */
function pageOf(paragraphs: readonly string[], number = 1): PageWords {
  const { words } = pageOfText(paragraphs.join(' / '), number)
  return {
    page: number,
    words: words.map((word) => ({
      ...word,
      quads: word.quads.map(
        (quad) => quad.map((value, at) => (at % 2 ? value - 30 * word.line : value)) as (typeof word.quads)[0],
      ),
    })),
  }
}

const saidBy = (parts: readonly Part[]) =>
  parts
    .map((part) =>
      part.kind === 'skipped'
        ? `… ${part.words} …`
        : part.kind === 'same'
          ? part.text
          : part.kind === 'gone'
            ? `[-${part.text}-]`
            : `{+${part.text}+}`,
    )
    .join(' ')
const told = (passages: readonly Passage[]) =>
  passages.map((passage) =>
    passage.kind === 'same' ? `= ${passage.paragraphs}` : `${passage.side} ${passage.page}: ${saidBy(passage.parts)}`,
  )

const OLD = [
  'عقد المجلس جلسته الأسبوعية في مقره',
  'واطلع على مذكرة وزير المالية بشأن الميزانية',
  'ووافق على بدء العمل بها',
  'وختم الرئيس الجلسة بالشكر للأعضاء',
]

describe('a revision as it is read', () => {
  it('shows a paragraph with what changed in it, and folds those that are the same', () => {
    const fresh = [OLD[0]!, 'واطلع على مذكرة وزير الاقتصاد بشأن الميزانية', OLD[2]!, OLD[3]!]
    const { passages, counts } = redline([pageOf(OLD)], [pageOf(fresh)])
    expect(told(passages)).toEqual([
      '= 1',
      'new 1: واطلع على مذكرة وزير [-المالية-] {+الاقتصاد+} بشأن الميزانية',
      '= 2',
    ])
    expect(counts).toEqual({ kept: 22, added: 1, removed: 1, moved: 0, changed: 1 })
  })

  it('lets a paragraph that was taken out stand by itself, where it was', () => {
    const { passages, counts } = redline([pageOf(OLD)], [pageOf([OLD[0]!, OLD[1]!, OLD[3]!])])
    expect(told(passages)).toEqual(['= 2', `old 1: [-${OLD[2]}-]`, '= 1'])
    expect(counts).toMatchObject({ added: 0, removed: 5, changed: 5 })
  })

  it('lets one that was taken out of the beginning stand first, and one that was put in where it is', () => {
    const fresh = [OLD[1]!, OLD[2]!, OLD[3]!, 'ونشر البيان في الجريدة الرسمية']
    const { passages } = redline([pageOf(OLD)], [pageOf(fresh)])
    expect(told(passages)).toEqual([`old 1: [-${OLD[0]}-]`, '= 3', `new 1: {+${fresh[3]}+}`])
  })

  it('gives each paragraph its own direction', () => {
    const english = 'The Council approved the budget for the year'
    const ltr = (page: PageWords): PageWords => ({
      ...page,
      words: page.words.map((word) => ({ ...word, dir: /[a-z]/i.test(word.text) ? 'ltr' : 'rtl' })),
    })
    const { passages } = redline(
      [ltr(pageOf([OLD[0]!, english]))],
      [ltr(pageOf([`${OLD[0]} الجديد`, `${english} 2027`]))],
    )
    expect(passages.map((passage) => passage.kind === 'changed' && passage.dir)).toEqual(['rtl', 'ltr'])
  })

  it('skips what is far from a change in a long paragraph', () => {
    const words = Array.from({ length: 120 }, (_, at) => `كلمة${at}`)
    const { passages } = redline(
      [pageOf([words.join(' ')])],
      [pageOf([words.map((word, at) => (at === 60 ? 'أخرى' : word)).join(' ')])],
    )
    const [only] = passages
    expect(only?.kind === 'changed' && only.parts.map(({ kind }) => kind)).toEqual([
      'skipped',
      'same',
      'gone',
      'come',
      'same',
      'skipped',
    ])
  })

  it('says nothing of two versions that are the same', () => {
    const { changes, passages, counts } = redline([pageOf(OLD)], [pageOf(OLD)])
    expect({ changes, told: told(passages) }).toEqual({ changes: [], told: ['= 4'] })
    expect(counts.changed).toBe(0)
  })

  it('tells everything of a paper of which no word is left, and of one that had none', () => {
    expect(told(redline([pageOf(OLD)], [{ page: 1, words: [] }]).passages)).toEqual(
      OLD.map((text) => `old 1: [-${text}-]`),
    )
    expect(told(redline([{ page: 1, words: [] }], [pageOf(OLD)]).passages)).toEqual(
      OLD.map((text) => `new 1: {+${text}+}`),
    )
  })
})

const word = fc.constantFrom('المجلس', 'قرار', 'ميزانية', 'وزير', 'لجنة', 'عام', 'مشروع', 'قانون', 'ثلاثة', 'تقرير')
const paragraph = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => words.join(' '))
const paper = fc
  .array(fc.array(paragraph, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 })
  .map((pages) => pages.map((paragraphs, at) => pageOf(paragraphs, at + 1)))

describe('of any two versions', () => {
  it('every change is told, none twice over, and nothing else', () => {
    fc.assert(
      fc.property(paper, paper, (old, fresh) => {
        const { changes, passages } = redline(old, fresh)
        const parts = passages.flatMap((passage) => (passage.kind === 'changed' ? passage.parts : []))
        const text = (kind: 'gone' | 'come', change: number) =>
          parts.flatMap((part) => (part.kind === kind && part.change === change ? part.text.split(' ') : [])).sort()
        changes.forEach((change, at) => {
          const gone = change.kind === 'deleted' || change.kind === 'reworded' ? change.old.text : ''
          const come = 'new' in change ? change.new.text : ''
          expect(text('gone', at)).toEqual(gone.split(' ').filter(Boolean).sort())
          expect(text('come', at)).toEqual(come.split(' ').filter(Boolean).sort())
        })
        expect(new Set(passages.flatMap((passage) => (passage.kind === 'changed' ? passage.changes : []))).size).toBe(
          changes.length,
        )
      }),
    )
  })

  it('what is held beside each other is the same word', () => {
    const at = (pages: readonly PageWords[], [page, x, y]: Spot) =>
      pages[page - 1]?.words.find(({ quads: [quad] }) => quad?.[0] === x && quad[1] === y)?.text
    fc.assert(
      fc.property(paper, paper, (old, fresh) => {
        const { anchors, counts } = redline(old, fresh)
        expect(anchors.length > 0).toBe(counts.kept > 0)
        for (const anchor of anchors) expect(at(old, anchor.old)).toBe(at(fresh, anchor.new))
      }),
    )
  })
})
