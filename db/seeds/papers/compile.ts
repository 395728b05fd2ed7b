import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { PaperData, PaperName } from './data.ts'

/**
 * Typesets one paper of the demonstration as a tagged PDF with its fonts inside.
 * Facts reach the template as JSON in `sys.inputs`, never as Typst source, so no text can become a command.
 */
export async function compilePaper(name: PaperName, data: PaperData): Promise<Uint8Array> {
  const folder = dirname(fileURLToPath(import.meta.url))
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: fonts() }] })
  const compiled = compiler.compile({
    mainFilePath: `${folder}/${name}.typ`,
    inputs: { data: JSON.stringify(data) },
  })
  const warnings = compiled.takeWarnings()
  const document = compiled.result
  if (!document) throw new Error(`Paper ${name} does not compile: ${messages(compiled.takeError())}`)
  if (warnings && warnings.shortDiagnostics.length > 0) throw new Error(`Paper ${name}: ${messages(warnings)}`)
  const creationTimestamp = Math.floor(Date.parse(data.at) / 1000)
  return new Uint8Array(compiler.pdf(document, { pdfTags: true, creationTimestamp }))
}

// The naskh face of the screens is left out on purpose: its letters are drawn as skeleton and dots, two glyphs that both
// claim the same characters, so text taken from such a PDF comes out doubled. Plex keeps one glyph a letter.
const WEIGHTS = [
  '400Regular/IBMPlexSansArabic_400Regular',
  '600SemiBold/IBMPlexSansArabic_600SemiBold',
  '700Bold/IBMPlexSansArabic_700Bold',
]

function fonts(): Buffer[] {
  const require = createRequire(import.meta.url)
  return WEIGHTS.map((file) => readFileSync(require.resolve(`@expo-google-fonts/ibm-plex-sans-arabic/${file}.ttf`)))
}

function messages(error: { shortDiagnostics: unknown[] } | null): string {
  return error ? JSON.stringify(error.shortDiagnostics) : 'no diagnostics'
}
