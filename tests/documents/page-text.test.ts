import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { PageText } from '../../app/documents/page-text.tsx'
import type { Quad, Word } from '../../app/rules/word-boxes/model.ts'

const quad = (x: number): Quad => [x, 20, x + 30, 20, x, 10, x + 30, 10]
const words: Word[] = [
  { text: 'نظام', quads: [quad(200)], line: 0, dir: 'rtl' },
  { text: 'ISO', quads: [quad(160)], line: 0, dir: 'ltr' },
  { text: '<معتمد>', quads: [quad(120)], line: 0, dir: 'rtl' },
]
const said = (props: { words: Word[] | undefined }) =>
  renderToStaticMarkup(createElement(PageText, { empty: 'no text', ...props }))

it('a page is real text with its language and direction, and nothing in it is markup', () => {
  expect(said({ words })).toBe(
    '<div class="spoken"><p dir="rtl" lang="ar">نظام <span lang="en" dir="ltr">ISO</span> &lt;معتمد&gt;</p></div>',
  )
})

it('a page without text says so, and one that is not here yet says nothing', () => {
  expect(said({ words: [] })).toBe('<div class="spoken"><p>no text</p></div>')
  expect(said({ words: undefined })).toBe('')
})
