import { Highlighter, type LucideIcon, MessageCircle, PenLine, Strikethrough, Type, Underline } from 'lucide-react'
import type { NoteView } from './note-book.ts'

/** How each kind of note is pictured; its name is `kind.…` of the words. */
export const KINDS: Record<NoteView['kind'], LucideIcon> = {
  highlight: Highlighter,
  underline: Underline,
  strike: Strikethrough,
  ink: PenLine,
  freetext: Type,
  comment: MessageCircle,
}
