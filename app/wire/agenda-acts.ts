// Everything the agenda builder sends, through one route: each act is parsed by its own command's shape.
import { z } from 'zod'
import {
  AddItem,
  AddItems,
  CarryOver,
  DeleteTemplate,
  EditItem,
  MoveItem,
  NameTemplate,
  PublishAgenda,
  RemoveItems,
  SaveTemplate,
} from './agenda.ts'
import { EditMeeting } from './meetings.ts'

export const AgendaAct = z.discriminatedUnion('act', [
  AddItem.extend({ act: z.literal('add') }),
  AddItems.extend({ act: z.literal('add_all') }),
  EditItem.extend({ act: z.literal('edit') }),
  MoveItem.extend({ act: z.literal('move') }),
  RemoveItems.extend({ act: z.literal('remove') }),
  CarryOver.extend({ act: z.literal('carry_over') }),
  SaveTemplate.extend({ act: z.literal('save_template') }),
  NameTemplate.extend({ act: z.literal('name_template') }),
  DeleteTemplate.extend({ act: z.literal('delete_template') }),
  PublishAgenda.extend({ act: z.literal('publish') }),
  EditMeeting.extend({ act: z.literal('details') }),
])
export type AgendaAct = z.infer<typeof AgendaAct>
