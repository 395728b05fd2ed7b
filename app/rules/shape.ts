// What a value of a canonical document may be, as small questions that are put together: every reader of terms, rules and payloads
// asks the same ones. A field too many is as wrong as one too few.
import type { Json } from './canonical.ts'
import { isDecimal } from './rule.ts'

export type Check = (value: Json) => boolean
export type Shape = { [field: string]: Check }

export const isRecord = (value: Json | undefined): value is { [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const isText: Check = (value) => typeof value === 'string'
export const isFlag: Check = (value) => typeof value === 'boolean'
/** 32 bytes in lower-case hexadecimal. */
export const isHash: Check = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
/** A decimal string, as all numbers that decide outcomes are. */
export const isNumber: Check = (value) => isDecimal(value)

export const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value)
export const oneOf =
  (...allowed: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && allowed.includes(value)
export const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)
export const record =
  (shape: Shape): Check =>
  (value) =>
    isRecord(value) &&
    Object.keys(value).length === Object.keys(shape).length &&
    Object.entries(shape).every(([name, check]) => Object.hasOwn(value, name) && check(value[name] as Json))

export const isWords = record({ ar: isText, en: isText })
