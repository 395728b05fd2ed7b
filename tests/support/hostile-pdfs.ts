// Files made to crash, hang or exhaust whoever reads them, with what a reading must say of each.
import { deflateSync } from 'node:zlib'
import { onePage, pdfOf, stream } from './pdf-objects.ts'

export type HostilePdf = { name: string; make: () => Uint8Array; says: 'accepted' | string[] }

const TEXT = 'BT /F 12 Tf 10 10 Td (x) Tj ET'
const FONT = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'

/** Those that are told apart at once. */
export const QUICK: HostilePdf[] = [
  {
    name: 'a page tree whose kid is its own parent',
    make: () => pdfOf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R]/Count 1>>']),
    says: ['paper_damaged'],
  },
  {
    name: 'two page trees that hold each other, and claim a hundred pages',
    make: () =>
      pdfOf([
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Kids[3 0 R]/Count 100>>',
        '<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 100>>',
      ]),
    says: ['paper_damaged'],
  },
  {
    name: 'a claim of 100,000 pages with one',
    make: () =>
      pdfOf([
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Kids[3 0 R]/Count 100000>>',
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>',
      ]),
    says: ['paper_too_many_pages', 'paper_damaged', 'accepted'],
  },
  {
    name: '100,000 pages',
    make: () => {
      const kids = Array.from({ length: 100_000 }, (_, n) => `${n + 3} 0 R`).join(' ')
      const pages = Array.from({ length: 100_000 }, () => '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>')
      return pdfOf(['<</Type/Catalog/Pages 2 0 R>>', `<</Type/Pages/Kids[${kids}]/Count 100000>>`, ...pages])
    },
    says: ['paper_too_many_pages', 'paper_too_slow'],
  },
  {
    name: 'a page of 10^9 points a side',
    make: () => onePage(TEXT, { page: '/MediaBox[0 0 1000000000 1000000000]' }),
    says: 'accepted',
  },
  {
    name: 'a page without any size',
    make: () => onePage(TEXT, { page: '/MediaBox[0 0 0 0]' }),
    says: 'accepted',
  },
  {
    name: 'an outline 20,000 levels deep',
    make: () => deepOutline(20_000),
    says: 'accepted',
  },
  {
    name: 'an outline that is its own next',
    make: () =>
      pdfOf([
        '<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>',
        '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>',
        '<</First 5 0 R/Last 5 0 R>>',
        '<</Title(again)/Parent 4 0 R/Next 5 0 R/First 5 0 R>>',
      ]),
    says: 'accepted',
  },
  {
    name: 'a stream that claims 200 MB and has 30 bytes',
    make: () => onePage(TEXT, { length: 209_715_200 }),
    says: 'accepted',
  },
  {
    name: 'arrays nested 200,000 deep in a page',
    make: () => onePage(TEXT, { page: `/MediaBox[0 0 9 9]/X ${'['.repeat(200_000)}${']'.repeat(200_000)}` }),
    says: ['paper_damaged', 'accepted'],
  },
  {
    name: 'a form that draws itself',
    make: () =>
      pdfOf([
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>',
        stream('/X Do'),
        stream('/X Do', '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>'),
      ]),
    says: ['paper_damaged', 'accepted'],
  },
  {
    name: 'a length that is its own stream',
    make: () =>
      pdfOf([
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>',
        '<</Length 4 0 R>>\nstream\n0 0 m\nendstream',
      ]),
    says: ['paper_damaged', 'accepted'],
  },
]

/** Those that the limits on time and memory end. */
export const SLOW: HostilePdf[] = [
  {
    name: 'a page of 300 MB of spaces in 300 kB',
    make: () => onePage(deflateSync(Buffer.alloc(300 * 1024 * 1024, ' ')), { stream: '/Filter/FlateDecode' }),
    says: ['paper_too_large', 'paper_too_slow', 'accepted'],
  },
  {
    name: 'a stream packed three times over',
    make: () => {
      const once = deflateSync(Buffer.alloc(1024 * 1024 * 1024, ' '))
      return onePage(deflateSync(deflateSync(once)), { stream: '/Filter[/FlateDecode/FlateDecode/FlateDecode]' })
    },
    says: ['paper_too_large', 'paper_too_slow', 'accepted'],
  },
  {
    name: 'a million words on one page',
    make: () =>
      onePage(deflateSync(Buffer.from(`BT /F 1 Tf ${'1 0 0 1 5 5 Tm (ab cd) Tj '.repeat(500_000)}ET`)), {
        stream: '/Filter/FlateDecode',
      }),
    says: ['paper_too_large', 'paper_too_slow', 'accepted'],
  },
  {
    name: 'thirty forms, each drawn twice by the one before',
    make: endlessForms,
    says: ['paper_too_slow', 'paper_too_large'],
  },
]

/** 2^30 drawings in two kilobytes. */
export function endlessForms(): Uint8Array {
  const form = '/Type/XObject/Subtype/Form/BBox[0 0 9 9]'
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>',
    stream('/X Do'),
    ...Array.from({ length: 30 }, (_, i) => stream('/X Do /X Do', `${form}/Resources<</XObject<</X ${6 + i} 0 R>>>>`)),
    stream('0 0 m 1 1 l S', form),
  ])
}

function deepOutline(levels: number): Uint8Array {
  const items = Array.from(
    { length: levels },
    (_, n) => `<</Title(${n})/Parent ${4 + n} 0 R/Dest[3 0 R/Fit]/First ${6 + n} 0 R/Last ${6 + n} 0 R>>`,
  )
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>`,
    '<</First 5 0 R/Last 5 0 R>>',
    ...items,
    FONT,
  ])
}
