// Everything the agenda builder sends, through one route: each act is parsed by its own command's shape.
import { z } from 'zod'
import { AddItem, AddItems, EditItem, MoveItem, PublishAgenda, RemoveItems } from './agenda.ts'
import { EditMeeting } from './meetings.ts'

export const AgendaAct = z.discriminatedUnion('act', [
  AddItem.extend({ act: z.literal('add') }),
  AddItems.extend({ act: z.literal('add_all') }),
  EditItem.extend({ act: z.literal('edit') }),
  MoveItem.extend({ act: z.literal('move') }),
  RemoveItems.extend({ act: z.literal('remove') }),
  PublishAgenda.extend({ act: z.literal('publish') }),
  EditMeeting.extend({ act: z.literal('details') }),
])
export type AgendaAct = z.infer<typeof AgendaAct>
