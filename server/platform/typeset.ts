import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

/**
 * Sets a Typst template beside its neighbours as a PDF with its fonts inside. `data` reaches it as JSON in `sys.inputs`, never
 * as Typst source, so no text can become a command. Blocks: call it in a worker.
 */
export function typeset(
  template: URL,
  data: unknown,
  { at, tagged = false, standard }: { at: Date; tagged?: boolean; standard?: string },
): Uint8Array {
  const file = fileURLToPath(template)
  const compiler = NodeCompiler.create({ workspace: dirname(file), fontArgs: [{ fontBlobs: fonts() }] })
  const compiled = compiler.compile({ mainFilePath: file, inputs: { data: JSON.stringify(data) } })
  const document = compiled.result
  if (!document)
    throw new Error(`${file} does not compile: ${JSON.stringify(compiled.takeError()?.shortDiagnostics ?? null)}`)
  const creationTimestamp = Math.floor(at.getTime() / 1000)
  return new Uint8Array(
    compiler.pdf(document, { pdfTags: tagged, creationTimestamp, ...(standard && { pdfStandard: standard }) }),
  )
}

const WEIGHTS = ['400Regular/IBMPlexSansArabic_400Regular', '600SemiBold/IBMPlexSansArabic_600SemiBold']

function fonts(): Buffer[] {
  const require = createRequire(import.meta.url)
  return WEIGHTS.map((file) => readFileSync(require.resolve(`@expo-google-fonts/ibm-plex-sans-arabic/${file}.ttf`)))
}
