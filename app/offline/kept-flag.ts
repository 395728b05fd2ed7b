// Whether this browser keeps packs at all: one word beside the database, so that pages of those who keep none load nothing for it.
const NAME = 'majlis.kept'

export function hasKept(): boolean {
  try {
    return localStorage.getItem(NAME) !== null
  } catch {
    return false
  }
}

export function markKept(kept: boolean): void {
  try {
    if (kept) localStorage.setItem(NAME, '1')
    else localStorage.removeItem(NAME)
  } catch {
    // A browser that keeps no word keeps no pack either.
  }
}
