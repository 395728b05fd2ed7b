import type { Excerpt } from '../../server/search/excerpt.ts'

/** Words as they stand in the paper, in its own direction, those that were sought marked. */
export function ExcerptText({ excerpt }: { excerpt: Excerpt }) {
  return (
    <span className="excerpt record" dir="auto">
      {excerpt.map(({ text, hit }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: words of a text have no other name, and it never changes
        <span key={place}>{hit ? <mark>{text}</mark> : text} </span>
      ))}
    </span>
  )
}
