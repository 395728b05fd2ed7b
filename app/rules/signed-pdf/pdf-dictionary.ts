// A dictionary of a PDF as the values of its entries, each in one way of writing, so that two can be compared. Comments, and whatever else
// nobody here writes into one, make it none. Source: ISO 32000-1, 7.3.

export type PdfDictionary = ReadonlyMap<string, string>

/** Null for a text that is no single dictionary. */
export function readDictionary(text: string): PdfDictionary | null {
  const tokens = tokensIn(text)
  if (tokens?.[0] !== '<<') return null
  const entries = new Map<string, string>()
  let at = 1
  while (tokens[at]?.startsWith('/')) {
    const [key, end] = [tokens[at] as string, endOfValue(tokens, at + 1)]
    if (end === null || entries.has(key)) return null
    entries.set(key, tokens.slice(at + 1, end).join(' '))
    at = end
  }
  return tokens[at] === '>>' && at === tokens.length - 1 ? entries : null
}

/** Both the same, but for these entries. */
export const sameBut = (one: PdfDictionary, other: PdfDictionary, but: readonly string[]): boolean =>
  [...new Set([...one.keys(), ...other.keys()])].every((key) => but.includes(key) || one.get(key) === other.get(key))

const TOKEN = /\s*(?:(<<|>>|[[\]]|<[0-9A-Fa-f\s]*>|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+)|(\())/y
const MOST_TOKENS = 20_000

function tokensIn(text: string): string[] | null {
  const tokens: string[] = []
  const rest = text.trimEnd()
  TOKEN.lastIndex = 0
  for (let at = 0; at < rest.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at
    const found = TOKEN.exec(rest)
    if (!found || tokens.length > MOST_TOKENS) return null
    const end = found[2] ? endOfText(rest, TOKEN.lastIndex) : TOKEN.lastIndex
    if (end === null) return null
    tokens.push(found[1] === undefined ? rest.slice(TOKEN.lastIndex - 1, end) : plain(found[1]))
    TOKEN.lastIndex = end
  }
  return tokens
}

/** Behind the parenthesis that closes a text. */
function endOfText(text: string, start: number): number | null {
  let depth = 1
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '(') depth++
    else if (text[at] === ')' && --depth === 0) return at + 1
  }
  return null
}

function plain(token: string): string {
  if (token.startsWith('/'))
    return token.replace(/#([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  if (/^<[^<]/.test(token)) return token.replace(/\s/g, '').toLowerCase()
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(token) ? String(Number(token)) : token
}

/** Where the next key, or the end, stands. */
function endOfValue(tokens: readonly string[], start: number): number | null {
  const first = tokens[start]
  if (first !== '<<' && first !== '[') {
    if (first === undefined || first === '>>' || first === ']') return null
    return tokens[start + 2] === 'R' ? start + 3 : start + 1
  }
  let depth = 0
  for (let at = start; at < tokens.length; at++) {
    if (tokens[at] === '<<' || tokens[at] === '[') depth++
    if ((tokens[at] === '>>' || tokens[at] === ']') && --depth === 0) return at + 1
  }
  return null
}
