// Two texts held against each other, word by word.

export type Alignment = {
  /** For each word of the old text its place in the new one, or -1. */
  to: Int32Array
  /** The other way round. */
  from: Int32Array
  /** 1 where another place would have done as well, and nothing around told them apart. */
  unsure: Uint8Array
}

export function join({ to, from }: Alignment, i: number, j: number): void {
  to[i] = j
  from[j] = i
}
