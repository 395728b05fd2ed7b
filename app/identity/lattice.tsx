/** The screen of eight-pointed stars behind the hall of the sign-in page. Ornament only. */
export function Lattice() {
  return (
    <svg className="lattice" aria-hidden="true">
      <defs>
        <pattern id="lattice-star" width="88" height="88" patternUnits="userSpaceOnUse">
          <g fill="none" stroke="#f4f0e4">
            <path d="M44 0 56.9 12.9H75.1V31.1L88 44 75.1 56.9V75.1H56.9L44 88 31.1 75.1H12.9V56.9L0 44 12.9 31.1V12.9H31.1Z" />
            <path d="m44 24 5.9 5.9h8.2v8.2L64 44l-5.9 5.9v8.2h-8.2L44 64l-5.9-5.9h-8.2v-8.2L24 44l5.9-5.9v-8.2h8.2Z" />
          </g>
        </pattern>
        <linearGradient id="lattice-fade" x1="0" x2="0" y1="0" y2="1">
          <stop offset=".1" stopColor="#fff" stopOpacity="0" />
          <stop offset=".55" stopColor="#fff" />
          <stop offset="1" stopColor="#fff" stopOpacity=".25" />
        </linearGradient>
        <mask id="lattice-mask">
          <rect width="100%" height="100%" fill="url(#lattice-fade)" />
        </mask>
      </defs>
      <rect width="100%" height="100%" fill="url(#lattice-star)" mask="url(#lattice-mask)" />
    </svg>
  )
}
