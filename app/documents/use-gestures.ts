import { type RefObject, useEffect, useRef } from 'react'
import { addPoint, inkPath } from '../annotations/ink-path.ts'
import type { Word } from '../rules/word-boxes/model.ts'
import { wordAt } from '../rules/word-boxes/selection.ts'
import { type Matrix, toPage, toScreen } from './page-matrix.ts'
import { scrollAtEdge } from './scroll-at-edge.ts'
import { cornerOf, endOf } from './selection-handles.tsx'
import type { End, Selection } from './use-selection.ts'

/** What is done to words by drawing over them. */
export const MARKS = ['highlight', 'underline', 'strike'] as const
export type MarkKind = (typeof MARKS)[number]
export type Tool = 'read' | MarkKind | 'pen' | 'text' | 'comment'
export const isMark = (tool: Tool): tool is MarkKind => (MARKS as readonly string[]).includes(tool)
export const PEN_WIDTH = 2.2
/** A touch that moves less than this, in CSS pixels, is a tap. */
const TAP = 8
/** A finger that rests this long on a word chooses it. */
const PRESS_MS = 450

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
  finger: boolean
  from: [number, number]
  /** Where the hand is on the screen. */
  at: [number, number]
  moved: boolean
  stroke: number[]
  /** From the pointer to the place it means: an end of the selection is held below its word. */
  grip: [number, number]
  press?: ReturnType<typeof setTimeout>
}

/**
 * Pen and mouse draw and choose, a finger scrolls, and chooses where it rests on a word or takes an end of what is chosen; with
 * the highlighter a finger that comes down on a word chooses at once. What a gesture takes for itself the browser must not scroll
 * with, and only the touch that begins it, or its first move, can still forbid that.
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
    const choose = () => {
      if (!going) return
      const word = wordAtPoint(going.at[0] + going.grip[0], going.at[1] + going.grip[1])
      if (word !== null) latest.current.selection.extend(word)
    }
    const edge = scrollAtEdge(element, choose)

    const pageFrom = (x: number, y: number): [number, number] => {
      const box = element.getBoundingClientRect()
      return toPage(latest.current.matrix, x - box.left, y - box.top)
    }
    const pointOf = (event: PointerEvent) => pageFrom(event.clientX, event.clientY)
    const wordAtPoint = (x: number, y: number) => {
      const { words } = latest.current
      return words ? wordAt(words, ...pageFrom(x, y)) : null
    }
    const wordUnder = (event: MouseEvent) => wordAtPoint(event.clientX, event.clientY)
    const kindOf = (event: PointerEvent): Going['kind'] | null => {
      const { tool, fingerDraws } = latest.current
      const finger = event.pointerType === 'touch'
      if (tool === 'pen') return finger && !fingerDraws ? null : 'draw'
      if (tool === 'comment' || tool === 'text') return 'tap'
      if (wordUnder(event) === null || (finger && !isMark(tool))) return 'tap'
      return 'select'
    }
    /** An end of the selection, taken by whatever came down on it. */
    const holdEnd = (event: PointerEvent): [number, number] | null => {
      const end = (event.target as HTMLElement).dataset.end as End | undefined
      const { selection, words, matrix } = latest.current
      const word = end && selection.chosen && words?.[endOf(selection.chosen, end)]
      if (!end || !word) return null
      selection.hold(end)
      const box = element.getBoundingClientRect()
      const [x, y] = toScreen(matrix, ...cornerOf(word, end, 'within'))
      return [box.left + x - event.clientX, box.top + y - event.clientY]
    }
    const down = (event: PointerEvent) => {
      if (going || event.button !== 0 || !event.isPrimary) return
      const { page, tool, selection, acts } = latest.current
      const held = holdEnd(event)
      const kind = held ? 'select' : kindOf(event)
      if (!kind) return
      const from: [number, number] = [event.clientX, event.clientY]
      going = {
        kind,
        pointer: event.pointerId,
        finger: event.pointerType === 'touch',
        from,
        at: from,
        moved: held !== null,
        stroke: [],
        grip: held ?? [0, 0],
      }
      if (kind === 'draw') {
        addPoint(going.stroke, ...pointOf(event), event.pressure)
        acts.pen(true)
      }
      const word = wordUnder(event)
      if (kind === 'select' && event.shiftKey && word !== null && selection.chosen?.page === page) {
        selection.extend(word)
        going.moved = true
      }
      if (kind === 'tap' && tool === 'read' && event.pointerType === 'touch' && word !== null)
        going.press = setTimeout(() => {
          if (!going || going.moved) return
          going.kind = 'select'
          going.moved = true
          latest.current.selection.start(page, word, 'touch')
          element.setPointerCapture(going.pointer)
        }, PRESS_MS)
      if (kind !== 'tap') element.setPointerCapture(event.pointerId)
    }
    const move = (event: PointerEvent) => {
      if (latest.current.tool !== 'read') latest.current.acts.point(latest.current.page, pointOf(event))
      if (!going || event.pointerId !== going.pointer) return
      going.at = [event.clientX, event.clientY]
      const { page, selection } = latest.current
      if (!going.moved && Math.hypot(event.clientX - going.from[0], event.clientY - going.from[1]) > TAP) {
        going.moved = true
        clearTimeout(going.press)
        const first = going.kind === 'select' ? wordAtPoint(...going.from) : null
        if (first !== null) selection.start(page, first, event.pointerType === 'touch' ? 'touch' : 'mouse')
      }
      if (going.kind === 'select' && going.moved) {
        choose()
        edge.at(...going.at)
      }
      if (going.kind === 'draw') {
        const events = event.getCoalescedEvents?.() ?? []
        for (const each of events.length > 0 ? events : [event]) addPoint(going.stroke, ...pointOf(each), each.pressure)
        ink.current?.setAttribute('d', inkPath(going.stroke, PEN_WIDTH))
      }
    }
    const up = (event: PointerEvent) => {
      if (!going || event.pointerId !== going.pointer) return
      const { kind, moved, stroke, press } = going
      clearTimeout(press)
      going = null
      edge.stop()
      const { page, tool, acts } = latest.current
      ink.current?.setAttribute('d', '')
      if (kind === 'draw') {
        acts.pen(false)
        acts.draw(page, stroke)
      } else if (kind === 'select' && moved && isMark(tool)) acts.markChosen(tool)
      else if (!moved) acts.tap(page, pointOf(event), tool)
    }
    const twice = (event: MouseEvent) => {
      const { tool, page, selection } = latest.current
      const word = tool === 'read' ? wordUnder(event) : null
      if (word !== null) selection.start(page, word)
    }
    const cancel = () => {
      if (going?.kind === 'draw') latest.current.acts.pen(false)
      clearTimeout(going?.press)
      going = null
      edge.stop()
      ink.current?.setAttribute('d', '')
    }
    const leave = () => latest.current.acts.point(latest.current.page, null)
    const touch = (event: TouchEvent) => {
      // A second finger makes the page larger: what the first one began is given up.
      if (going?.finger && event.touches.length > 1) return cancel()
      if (going && going.kind !== 'tap' && event.touches.length === 1) event.preventDefault()
    }
    // The menu that some devices open for a finger that rests would come over the words it has just chosen.
    const menu = (event: Event) => {
      if (going?.kind === 'select') event.preventDefault()
    }
    element.addEventListener('pointerdown', down)
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerup', up)
    element.addEventListener('pointercancel', cancel)
    element.addEventListener('pointerleave', leave)
    element.addEventListener('dblclick', twice)
    element.addEventListener('touchstart', touch, { passive: false })
    element.addEventListener('touchmove', touch, { passive: false })
    element.addEventListener('contextmenu', menu)
    return () => {
      edge.stop()
      element.removeEventListener('pointerdown', down)
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerup', up)
      element.removeEventListener('pointercancel', cancel)
      element.removeEventListener('pointerleave', leave)
      element.removeEventListener('dblclick', twice)
      element.removeEventListener('touchstart', touch)
      element.removeEventListener('touchmove', touch)
      element.removeEventListener('contextmenu', menu)
    }
  }, [surface, ink])
}
