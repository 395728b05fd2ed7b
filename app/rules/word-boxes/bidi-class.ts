// The classes of the Unicode Bidirectional Algorithm (UAX #9, revision 50, §3.2) that undoing it needs. Everything that is
// neither a letter, a digit nor a number's separator is neutral.

export type BidiClass = 'AL' | 'R' | 'L' | 'EN' | 'AN' | 'ES' | 'CS' | 'ET' | 'N' | 'WS'

export function bidiClass(text: string): BidiClass {
  let found: BidiClass = 'N'
  for (const char of text) {
    const one = classOf(char)
    if (one === 'AL' || one === 'R' || one === 'L') return one
    if (found === 'N' || found === 'WS') found = one
  }
  return found
}

export const isStrongRight = (kind: BidiClass) => kind === 'AL' || kind === 'R'

const ARABIC = /^[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]$/u
const HEBREW = /^\p{Script=Hebrew}$/u

function classOf(char: string): BidiClass {
  const code = char.codePointAt(0) ?? 0
  if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)) return 'L'
  if ((code >= 0x620 && code <= 0x64a) || (code >= 0x66e && code <= 0x6d3)) return 'AL'
  if (code <= 0x20 || code === 0x3000 || (code >= 0x2000 && code <= 0x200a)) return 'WS'
  if ((code >= 0x30 && code <= 0x39) || (code >= 0x6f0 && code <= 0x6f9) || '²³¹'.includes(char)) return 'EN'
  if ((code >= 0x660 && code <= 0x669) || code === 0x66b || code === 0x66c) return 'AN'
  if (char === '+' || char === '-' || char === '\u2212') return 'ES'
  if (',./:\u00A0\u060C'.includes(char)) return 'CS'
  if ('#$%°±‰٪'.includes(char) || (code >= 0xa2 && code <= 0xa5) || (code >= 0x20a0 && code <= 0x20cf)) return 'ET'
  if ('؛؟'.includes(char)) return 'AL'
  if (ARABIC.test(char) || (code >= 0xfb50 && code <= 0xfdff) || (code >= 0xfe70 && code <= 0xfefc))
    return /\p{L}/u.test(char) ? 'AL' : 'N'
  if (HEBREW.test(char)) return 'R'
  // A mark has the class of the letter it sits on; alone it says nothing.
  return /\p{L}/u.test(char) ? 'L' : 'N'
}
