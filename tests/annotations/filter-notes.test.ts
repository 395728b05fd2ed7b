import { expect, test } from 'vitest'
import { choicesOf, filterIn, shownBy } from '../../app/annotations/filter-notes.ts'
import type { ListedNote } from '../../server/documents/load-pack-notes.ts'

const note = (id: string, more: Partial<ListedNote>): ListedNote => ({
  id,
  paperId: 'paper-1' as ListedNote['paperId'],
  page: 1,
  reference: '1.1/1',
  audience: 'body',
  kind: 'comment',
  author: 'huda',
  at: '2026-12-01T07:00:00.000Z',
  quote: '',
  text: '',
  mentions: [],
  replies: [],
  unread: false,
  needsLook: false,
  ...more,
})
const notes = [
  note('a', { unread: true }),
  note('b', { author: 'salma', kind: 'ink' }),
  note('c', { audience: 'group:office', needsLook: true, unread: true }),
  note('d', { paperId: 'paper-2' as ListedNote['paperId'], audience: 'private' }),
]
const shown = (query: string) => shownBy(filterIn(new URLSearchParams(query)), notes).map(({ id }) => id)

test('each filter narrows by what it names, and together they narrow by all', () => {
  expect(shown('')).toEqual(['a', 'b', 'c', 'd'])
  expect(shown('paper=paper-2')).toEqual(['d'])
  expect(shown('author=salma')).toEqual(['b'])
  expect(shown('kind=ink')).toEqual(['b'])
  expect(shown('layer=group:office')).toEqual(['c'])
  expect(shown('unread=1')).toEqual(['a', 'c'])
  expect(shown('look=1')).toEqual(['c'])
  expect(shown('unread=1&layer=body')).toEqual(['a'])
  expect(shown('author=salma&unread=1')).toEqual([])
  expect(shown('author=nobody')).toEqual([])
})

test('a list offers what some note has, and nothing else', () => {
  expect(choicesOf('kind', notes)).toEqual(['comment', 'ink'])
  expect(choicesOf('layer', notes)).toEqual(['body', 'group:office', 'private'])
})
