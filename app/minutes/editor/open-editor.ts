// The editor of a text: ProseMirror over the shared document, with the others' hands in it and undo of one's own.
import { baseKeymap, chainCommands } from 'prosemirror-commands'
import { keymap } from 'prosemirror-keymap'
import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { redo, undo, yCursorPlugin, ySyncPlugin, yUndoPlugin } from 'y-prosemirror'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { addBelow, otherSide, removeEmpty, removeHere } from './commands.ts'
import { type Beside, type Ground, reviewKey, reviewPlugin } from './review-plugin.ts'
import { schema } from './schema.ts'

export type EditorParts = {
  place: HTMLElement
  fragment: Y.XmlFragment
  awareness: Awareness
  ground: Ground
  beside: Beside
  label: string
  /** By the person that the server wrote into what the other says. */
  nameOf: (client: number) => string
  changed: (view: EditorView) => void
}

export function openEditor({
  place,
  fragment,
  awareness,
  ground,
  beside,
  label,
  nameOf,
  changed,
}: EditorParts): EditorView {
  const keys = keymap({
    'Mod-z': undo,
    'Mod-y': redo,
    'Mod-Shift-z': redo,
    Enter: addBelow,
    Backspace: chainCommands(removeEmpty, baseKeymap.Backspace as never),
    'Mod-Shift-Backspace': removeHere,
    'Alt-ArrowDown': otherSide(1),
    'Alt-ArrowUp': otherSide(-1),
  })
  return new EditorView(place, {
    state: EditorState.create({
      schema,
      plugins: [
        ySyncPlugin(fragment),
        yCursorPlugin(awareness, {
          cursorBuilder: (_user: unknown, client: number) => handOf(nameOf(client)),
          selectionBuilder: () => ({ class: 'other-selection' }),
        } as never),
        yUndoPlugin(),
        keys,
        keymap(baseKeymap),
        reviewPlugin(ground, beside),
      ],
    }),
    attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, class: 'minutes-text' },
    // Words alone: nobody's formatting.
    clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, '\n'),
    handlePaste: (editor, event) => {
      const text = event.clipboardData?.getData('text/plain')
      if (text === undefined) return false
      editor.dispatch(editor.state.tr.insertText(text.replace(/\s+/g, ' ')))
      return true
    },
    // The shared document comes in while the view is still being made.
    dispatchTransaction(this: EditorView, tr) {
      // The others' hands are drawn a moment later, when the view may be gone.
      if (this.isDestroyed) return
      this.updateState(this.state.apply(tr))
      changed(this)
    },
  })
}

export const showGround = (view: EditorView, ground: Ground): void =>
  view.dispatch(view.state.tr.setMeta(reviewKey, ground).setMeta('addToHistory', false))

export { redo, undo }

/** Where another writer is, with their name. */
function handOf(name: string): HTMLElement {
  const hand = document.createElement('span')
  hand.className = 'other-hand'
  const label = document.createElement('bdi')
  label.textContent = name
  hand.append(label)
  return hand
}
