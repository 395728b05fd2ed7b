// Folding: the form in which two spellings of one word are equal, for search, comparison and re-anchoring. Source: the house's
// paper rules ("Circulation and access": search). The database folds with the same steps in SQL; both are held to the vectors
// of tests/vectors/arabic/fold.json. PostgreSQL's own `arabic` dictionary is not used: it turns وزير into زير.

/** Presentation forms of lone diacritics, whose NFKC would leave a space behind. */
const LONE_MARKS = /[\uFC5E-\uFC63\uFCF2-\uFCF4\uFE70-\uFE7F]/g
/** Arabic diacritics and Koranic marks, tatweel, direction marks, zero-width characters, soft hyphen. */
const SILENT =
  /[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u08D3-\u08E1\u08E3-\u08FF\u0640\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\u00AD]/g
/** One character for another, in pairs; Persian forms of Arabic letters too, which some keyboards and files produce. */
const LETTERS = new Map(
  Object.entries({
    أ: 'ا',
    إ: 'ا',
    آ: 'ا',
    ٱ: 'ا',
    ى: 'ي',
    ی: 'ي',
    ئ: 'ي',
    ؤ: 'و',
    ة: 'ه',
    ک: 'ك',
    '٫': '.',
    '٬': ',',
    '٪': '%',
  }),
)
const FOLDED = /[أإآٱىیئؤةک٫٬٪٠-٩۰-۹]/g

/** The folded form of a text; folding twice changes nothing. Spaces stay as they are, apart from what NFKC does to them. */
export function fold(text: string): string {
  return text
    .replace(LONE_MARKS, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(SILENT, '')
    .replace(FOLDED, (char) => LETTERS.get(char) ?? String(char.charCodeAt(0) & 0xf))
    .normalize('NFKC')
}

/** True when the text has a letter of a right-to-left script. */
export function hasRightToLeft(text: string): boolean {
  return /[\u0590-\u05FF\u0620-\u064A\u066E-\u066F\u0671-\u06D5\u06EE\u06EF\u06FA-\u08C7\uFB1D-\uFDFF\uFE70-\uFEFC]/.test(
    text,
  )
}
