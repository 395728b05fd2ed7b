import { registerHooks } from 'node:module'

// Typesetting programs (Typst, Chromium, LibreOffice, Word) say of a group of glyphs what it stands for, where glyphs do not map to
// letters one by one: marked content with an ActualText (ISO 32000-1, 14.9.4). pdf.js reads that dictionary and hands on only its
// MCID. So its worker's module is changed while it is loaded, in the thread that calls this: the operator gets a third argument.

/** Call before the first `getDocument`. */
export function handOnActualText(): void {
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context)
      if (!url.endsWith('/pdf.worker.mjs')) return loaded
      const source = Buffer.from(loaded.source as Uint8Array).toString('utf8')
      // Another version of pdf.js: every paper would be refused, and so every test of papers, rather than some words be wrong.
      if (source.split(ARGUMENTS).length !== 2) throw new Error('pdf.js hands on marked content in another way')
      return { ...loaded, source: source.replace(ARGUMENTS, () => WITH_TEXT) + ACTUAL_TEXT_OF }
    },
  })
}

const ARGUMENTS = 'args = [args[0].name, args[1] instanceof Dict ? args[1].get("MCID") : null];'
const WITH_TEXT =
  'args = [args[0].name, args[1] instanceof Dict ? args[1].get("MCID") : null, majlisActualText(args[1], resources)];'
const ACTUAL_TEXT_OF = `
function majlisActualText(properties, resources) {
  const named = properties instanceof Name ? resources?.get("Properties") : null;
  const found = named instanceof Dict ? named.get(properties.name) : properties;
  const text = found instanceof Dict ? found.get("ActualText") : null;
  return typeof text === "string" ? stringToPDFString(text, true) : null;
}
`
