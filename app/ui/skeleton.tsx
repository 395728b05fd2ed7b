/** Grey lines in the place of what is coming, after 200 ms; give it the shape of the real layout by its number of lines. */
export function Skeleton({ lines = 4, label }: { lines?: number; label: string }) {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <span key={line} className="skel" />
      ))}
    </div>
  )
}
