// Exact decimals: whole numbers counted in units of a power of ten, written out only to be shown or hashed.

/** `value` in units of 10^-digits, as plain decimal text with all its digits. */
export function decimalText(value: bigint, digits: number): string {
  if (digits === 0) return value.toString()
  const negative = value < 0n
  const text = (negative ? -value : value).toString().padStart(digits + 1, '0')
  return `${negative ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

export function least(values: readonly bigint[]): bigint {
  let found = values[0] as bigint
  for (const value of values) if (value < found) found = value
  return found
}

export const divideUp = (value: bigint, by: bigint): bigint => (value + by - 1n) / by
