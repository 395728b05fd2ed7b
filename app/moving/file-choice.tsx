import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'

type FileChoiceProps = {
  label: string
  /** What may be dropped, in a few words beside the button. */
  drop: string
  accept: string
  busy: boolean
  onFile: (file: File) => void
}

/** One file, chosen or dropped. */
export function FileChoice({ label, drop, accept, busy, onFile }: FileChoiceProps) {
  const chooser = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = (files: FileList | null) => {
    const [file] = files ?? []
    if (file && !busy) onFile(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way to what the button does
    <div
      className={over ? 'file-choice over' : 'file-choice'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files)
      }}
    >
      <input
        ref={chooser}
        type="file"
        accept={accept}
        hidden
        aria-label={label}
        onChange={(event) => {
          take(event.target.files)
          // The same file again, once it was mended.
          event.target.value = ''
        }}
      />
      <Button variant="primary" icon={FileUp} isPending={busy} onPress={() => chooser.current?.click()}>
        {label}
      </Button>
      <span className="soft">{drop}</span>
    </div>
  )
}
