// Damaged copies of papers from a fixed seed: bytes flipped, ends cut, pieces spliced in from elsewhere in the file or another.
import { paperBytes } from './papers.ts'
import { generator } from './revised-text.ts'

export type Mutated = { name: string; bytes: Uint8Array }

const SOURCES = [
  'memo-digital-government-v1.pdf',
  'arabic-minutes-typst.pdf',
  'arabic-minutes-chromium.pdf',
  'ArabicCIDTrueType.pdf',
  'attachment.pdf',
  'js-buttons.pdf',
  'nested_outline.pdf',
  'rotation.pdf',
  'sizes.pdf',
  'scan-bad.pdf',
]

export function mutatedPapers(count: number, seed: number): Mutated[] {
  const random = generator(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const sources = SOURCES.map((name) => paperBytes(name)!)
  return Array.from({ length: count }, (_, n) => {
    const at = below(sources.length)
    const bytes = sources[at]!.slice()
    const name = `${n} ${SOURCES[at]}`
    switch (n % 4) {
      case 0: {
        // Anywhere, or only in what looks like text: the file's structure.
        const flips = 1 + below(60)
        for (let flip = 0; flip < flips; flip++) bytes[below(bytes.length)] = below(256)
        return { name: `${name}, ${flips} bytes flipped`, bytes }
      }
      case 1: {
        const structure = [...bytes.keys()].filter((index) => bytes[index]! >= 0x2f && bytes[index]! <= 0x3e)
        const flips = 1 + below(20)
        for (let flip = 0; flip < flips; flip++) bytes[structure[below(structure.length)]!] = 0x2f + below(16)
        return { name: `${name}, ${flips} digits and delimiters changed`, bytes }
      }
      case 2: {
        const kept = 10 + below(bytes.length - 10)
        return { name: `${name}, cut to ${kept} bytes`, bytes: bytes.slice(0, kept) }
      }
      default: {
        const other = sources[below(sources.length)]!
        const from = below(other.length)
        const piece = other.slice(from, from + 1 + below(4_000))
        const to = below(bytes.length)
        const gone = below(2) === 0 ? 0 : piece.length
        const spliced = Buffer.concat([bytes.slice(0, to), piece, bytes.slice(to + gone)])
        return { name: `${name}, ${piece.length} bytes spliced in`, bytes: new Uint8Array(spliced) }
      }
    }
  })
}
