import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { ReaderPage } from '../../server/documents/load-reader.ts'
import type { KeptLayer, KeptLayers } from '../annotations/kept-layer.ts'
import type { PackPlace } from '../documents/pack-place.ts'
import type { PackSource } from '../documents/pack-source.ts'
import { Reader } from '../documents/reader.tsx'
import type { Sought } from '../documents/use-find.ts'
import { deviceSource } from './device-source.ts'
import { findKept } from './find-kept.ts'
import { audiencesOf } from './keep-pack.ts'
import { keptLayer } from './kept-notes.ts'
import type { HeldPaper, OpenPack, PackRow } from './kept-packs.ts'
import { addressOf, type KeptPlace } from './place.ts'
import { readPaper } from './read-pack.ts'
import { bringAside } from './send-kept.ts'
import { useContents } from './use-contents.ts'
import type { Device } from './use-device.ts'
import type { Vault } from './vault.ts'

type KeptReaderProps = {
  device: Device
  vault: Vault
  row: PackRow
  paper: HeldPaper
  place: KeptPlace
  banner: ReactNode
}
type OpenPaper = { data: ReaderPage; source: PackSource; place: PackPlace; layers: KeptLayers }

/** The same reader as with a network, over what the device keeps; where the network is there, its notes go and come as ever. */
export function KeptReader({ device, vault, row, paper, place, banner }: KeptReaderProps) {
  const open = usePaper(device, vault, row, paper)
  const sought = useSought(place)
  if (!open) return null
  const pages = open.data.paper.sizes.length
  const saved = open.data.position ?? { page: 1, offset: 0 }
  const start = place.page >= 1 && place.page <= pages ? { page: place.page, offset: 0 } : saved
  return (
    <div data-body={open.data.accent} className="kept-reader">
      <Reader
        key={sought ? JSON.stringify(sought) : ''}
        data={open.data}
        start={start}
        source={open.source}
        place={open.place}
        keptLayers={open.layers}
        sought={sought}
        above={banner ? <div className="desk-notice">{banner}</div> : null}
      />
    </div>
  )
}

function usePaper(device: Device, vault: Vault, row: PackRow, paper: HeldPaper): OpenPaper | null {
  const { store, refresh } = device
  const contents = useContents(store, vault, row)
  const [open, setOpen] = useState<OpenPaper | null>(null)
  const version = paper.versionId
  const begun = useRef('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once for a version; what is wiped meanwhile closes the whole reader
  useEffect(() => {
    if (!contents || begun.current === version) return
    begun.current = version
    const { pack } = contents
    const read = async () => {
      const data = await readPaper(store, pack, contents.contents, paper)
      if (!data) return
      const layers = await layersOf(store, pack, paper, data, () => void refresh())
      setOpen({
        data,
        source: deviceSource(store, pack, paper),
        layers: (audience) => layers.get(audience),
        place: {
          back: addressOf(row.meetingId),
          paper: (paperId, search) => addressOf(row.meetingId, paperId, search),
          notes: null,
          online: false,
          find: (query, signal) => findKept(store, pack, contents.contents, query, signal),
        },
      })
    }
    read().catch(() => {})
  }, [contents, version])
  return open
}

async function layersOf(
  store: Device['store'],
  pack: OpenPack,
  paper: HeldPaper,
  data: ReaderPage,
  changed: () => void,
): Promise<Map<string, KeptLayer>> {
  const around = { me: data.me, changed, setAside: bringAside }
  const layers = new Map<string, KeptLayer>()
  for (const audience of audiencesOf(data.groups))
    layers.set(audience, await keptLayer(store, pack, paper, audience, around))
  return layers
}

/** The same words at the same place are one search, whatever else changes in the address. */
function useSought({ find, word, page }: KeptPlace): Sought | undefined {
  return useMemo(() => (find ? { query: find, word, page } : undefined), [find, word, page])
}
