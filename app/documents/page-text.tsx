import { Fragment, memo, useMemo } from 'react'
import type { Word } from '../rules/word-boxes/model.ts'
import { type Block, pageBlocks, type Run } from '../rules/word-boxes/page-blocks.ts'

type PageTextProps = { words: readonly Word[] | undefined; empty: string }

/**
 * The page as a screen reader reads it: real text in logical order with its headings, paragraphs and tables, each with its
 * language and direction; none of it on the screen.
 */
export const PageText = memo(function PageText({ words, empty }: PageTextProps) {
  const blocks = useMemo(() => (words ? pageBlocks(words) : null), [words])
  if (!blocks) return null
  return (
    <div className="spoken">
      {blocks.length === 0 ? <p>{empty}</p> : null}
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a page never change places
        <SpokenBlock key={index} block={block} />
      ))}
    </div>
  )
})

function SpokenBlock({ block }: { block: Block }) {
  if (block.kind === 'table')
    return (
      <table dir={block.dir} lang={block.dir === 'rtl' ? 'ar' : 'en'}>
        <tbody>
          {block.rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: neither do the rows
            <tr key={row}>
              {cells.map((runs, cell) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nor the cells
                <td key={cell}>
                  <Runs runs={runs} lang={block.dir === 'rtl' ? 'ar' : 'en'} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    )
  const Tag = block.kind === 'paragraph' ? 'p' : (`h${block.level}` as const)
  const lang = languageOf(block)
  return (
    <Tag dir={block.dir} lang={lang}>
      <Runs runs={block.runs} lang={lang} />
    </Tag>
  )
}

function languageOf({ dir, runs }: { dir: Block['dir']; runs: readonly Run[] }): 'ar' | 'en' | undefined {
  const spoken = runs.flatMap((run) => run.lang ?? [])
  const own = dir === 'rtl' ? 'ar' : 'en'
  return spoken.includes(own) ? own : spoken[0]
}

/** Only words of another language are marked: a voice changes there, and nowhere else. */
const Runs = ({ runs, lang }: { runs: readonly Run[]; lang: string | undefined }) =>
  runs.map((run, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a line never change places
    <Fragment key={index}>
      {index > 0 ? ' ' : null}
      {run.lang && run.lang !== lang ? (
        <span lang={run.lang} dir={run.lang === 'ar' ? 'rtl' : 'ltr'}>
          {run.text}
        </span>
      ) : (
        run.text
      )}
    </Fragment>
  ))
