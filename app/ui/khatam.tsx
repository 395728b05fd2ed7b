/** The house's mark, an eight-pointed star (khatam: also "seal"). */
export function Khatam({ size = 40 }: { size?: number }) {
  return (
    <svg className="khatam" width={size} height={size} viewBox="0 0 100 100" aria-hidden="true">
      <path
        d="M50 3 63.76 16.78 83.23 16.77 83.22 36.24 97 50 83.22 63.76 83.23 83.23 63.76 83.22 50 97 36.24 83.22 16.77 83.23 16.78 63.76 3 50 16.78 36.24 16.77 16.77 36.24 16.78Z"
        fill="currentColor"
      />
      <path
        d="M62.63 19.51 67.82 32.18 80.49 37.37 75.2 50 80.49 62.63 67.82 67.82 62.63 80.49 50 75.2 37.37 80.49 32.18 67.82 19.51 62.63 24.8 50 19.51 37.37 32.18 32.18 37.37 19.51 50 24.8Z"
        fill="none"
        stroke="var(--m-sheet)"
        strokeWidth="2.4"
      />
      <path
        d="M50 34 52.83 43.16 61.31 38.69 56.84 47.17 66 50 56.84 52.83 61.31 61.31 52.83 56.84 50 66 47.17 56.84 38.69 61.31 43.16 52.83 34 50 43.16 47.17 38.69 38.69 47.17 43.16Z"
        fill="var(--m-brass-fill)"
      />
    </svg>
  )
}
