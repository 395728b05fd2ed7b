// Everything the agenda builder sends, through one route: each act is parsed by its own command's shape.
import { z } from 'zod'
import { AddItem, EditItem, MoveItem, PublishAgenda, RemoveItem } from './agenda.ts'
import { EditMeeting } from './meetings.ts'

export const AgendaAct = z.discriminatedUnion('act', [
  AddItem.extend({ act: z.literal('add') }),
  EditItem.extend({ act: z.literal('edit') }),
  MoveItem.extend({ act: z.literal('move') }),
  RemoveItem.extend({ act: z.literal('remove') }),
  PublishAgenda.extend({ act: z.literal('publish') }),
  EditMeeting.extend({ act: z.literal('details') }),
])
export type AgendaAct = z.infer<typeof AgendaAct>
