import { type RefObject, useEffect, useRef } from 'react'
import { addPoint, inkPath } from '../annotations/ink-path.ts'
import type { Word } from '../rules/word-boxes/model.ts'
import { wordAt } from '../rules/word-boxes/selection.ts'
import { type Matrix, toPage } from './page-matrix.ts'
import type { Selection } from './use-selection.ts'

/** What is done to words by drawing over them. */
export const MARKS = ['highlight', 'underline', 'strike'] as const
export type MarkKind = (typeof MARKS)[number]
export type Tool = 'read' | MarkKind | 'pen' | 'text' | 'comment'
export const isMark = (tool: Tool): tool is MarkKind => (MARKS as readonly string[]).includes(tool)
export const PEN_WIDTH = 2.2
/** A touch that moves less than this, in CSS pixels, is a tap. */
const TAP = 8

export type GestureActs = {
  markChosen: (kind: MarkKind) => void
  draw: (page: number, stroke: number[]) => void
  /** The pen came down or was lifted: meanwhile the page must not move. */
  pen: (down: boolean) => void
  /** The hand with a tool in it is here, or gone from the page. */
  point: (page: number, at: [number, number] | null) => void
  /** A tap or click at a point of the page, in PDF points. */
  tap: (page: number, at: [number, number], tool: Tool) => void
}

type Going = {
  kind: 'select' | 'draw' | 'tap'
  pointer: number
  from: [number, number]
  moved: boolean
  stroke: number[]
}

/**
 * Pen and mouse draw and choose, a finger scrolls; with the highlighter a finger that comes down on a word chooses. What a
 * gesture takes for itself the browser must not scroll with, and only `touchstart` can still forbid that.
 */
export function useGestures(
  surface: RefObject<HTMLDivElement | null>,
  ink: RefObject<SVGPathElement | null>,
  given: {
    page: number
    tool: Tool
    fingerDraws: boolean
    matrix: Matrix
    words: readonly Word[] | undefined
    selection: Selection
    acts: GestureActs
  },
): void {
  const latest = useRef(given)
  latest.current = given
  useEffect(() => {
    const element = surface.current
    if (!element) return
    let going: Going | null = null

    const pointOf = (event: PointerEvent): [number, number] => {
      const box = element.getBoundingClientRect()
      return toPage(latest.current.matrix, event.clientX - box.left, event.clientY - box.top)
    }
    const wordUnder = (event: PointerEvent) => {
      const { words } = latest.current
      return words ? wordAt(words, ...pointOf(event)) : null
    }
    const kindOf = (event: PointerEvent): Going['kind'] | null => {
      const { tool, fingerDraws } = latest.current
      const finger = event.pointerType === 'touch'
      if (tool === 'pen') return finger && !fingerDraws ? null : 'draw'
      if (tool === 'comment' || tool === 'text') return 'tap'
      if (wordUnder(event) === null || (finger && !isMark(tool))) return 'tap'
      return 'select'
    }
    const down = (event: PointerEvent) => {
      if (going || event.button !== 0 || !event.isPrimary) return
      const kind = kindOf(event)
      if (!kind) return
      going = { kind, pointer: event.pointerId, from: [event.clientX, event.clientY], moved: false, stroke: [] }
      if (kind === 'draw') {
        addPoint(going.stroke, ...pointOf(event), event.pressure)
        latest.current.acts.pen(true)
      }
      if (kind !== 'tap') element.setPointerCapture(event.pointerId)
    }
    const move = (event: PointerEvent) => {
      if (latest.current.tool !== 'read') latest.current.acts.point(latest.current.page, pointOf(event))
      if (!going || event.pointerId !== going.pointer) return
      const { page, selection, words } = latest.current
      if (!going.moved && Math.hypot(event.clientX - going.from[0], event.clientY - going.from[1]) > TAP) {
        going.moved = true
        const first = going.kind === 'select' && words ? wordAt(words, ...pageFrom(going.from)) : null
        if (first !== null) selection.start(page, first)
      }
      if (going.kind === 'select' && going.moved) {
        const word = wordUnder(event)
        if (word !== null) selection.extend(word)
      }
      if (going.kind === 'draw') {
        const events = event.getCoalescedEvents?.() ?? []
        for (const each of events.length > 0 ? events : [event]) addPoint(going.stroke, ...pointOf(each), each.pressure)
        ink.current?.setAttribute('d', inkPath(going.stroke, PEN_WIDTH))
      }
    }
    const pageFrom = ([x, y]: [number, number]): [number, number] => {
      const box = element.getBoundingClientRect()
      return toPage(latest.current.matrix, x - box.left, y - box.top)
    }
    const up = (event: PointerEvent) => {
      if (!going || event.pointerId !== going.pointer) return
      const { kind, moved, stroke } = going
      going = null
      const { page, tool, acts } = latest.current
      ink.current?.setAttribute('d', '')
      if (kind === 'draw') {
        acts.pen(false)
        acts.draw(page, stroke)
      } else if (kind === 'select' && moved && isMark(tool)) acts.markChosen(tool)
      else if (!moved) acts.tap(page, pointOf(event), tool)
    }
    const cancel = () => {
      if (going?.kind === 'draw') latest.current.acts.pen(false)
      going = null
      ink.current?.setAttribute('d', '')
    }
    const leave = () => latest.current.acts.point(latest.current.page, null)
    const touch = (event: TouchEvent) => {
      if (going && going.kind !== 'tap' && event.touches.length === 1) event.preventDefault()
    }
    element.addEventListener('pointerdown', down)
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerup', up)
    element.addEventListener('pointercancel', cancel)
    element.addEventListener('pointerleave', leave)
    element.addEventListener('touchstart', touch, { passive: false })
    return () => {
      element.removeEventListener('pointerdown', down)
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerup', up)
      element.removeEventListener('pointercancel', cancel)
      element.removeEventListener('pointerleave', leave)
      element.removeEventListener('touchstart', touch)
    }
  }, [surface, ink])
}
