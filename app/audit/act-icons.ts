import {
  BookCheck,
  BookOpenCheck,
  BookX,
  CalendarCheck2,
  CirclePlay,
  Contact,
  EyeOff,
  FileCheck2,
  FileText,
  Fingerprint,
  Globe,
  KeyRound,
  Landmark,
  ListChecks,
  Lock,
  LogOut,
  type LucideIcon,
  Pause,
  Play,
  Scale,
  Square,
  UserCheck,
  UserPlus,
  UserRoundCheck,
  UserX,
  Vote,
} from 'lucide-react'
import type { AuditLine } from '../../server/ledger/audit-lines.ts'

const ICONS: Record<AuditLine['type'], LucideIcon> = {
  'body.constituted': Landmark,
  'origin.adopted': Globe,
  'policy.set': BookOpenCheck,
  'seat.created': UserPlus,
  'mandate.started': UserCheck,
  'key.enrolled': KeyRound,
  'key.revoked': KeyRound,
  'agenda.published': CalendarCheck2,
  'item.published': ListChecks,
  'paper.released': FileCheck2,
  'sitting.opened': Play,
  'sitting.suspended': Pause,
  'sitting.resumed': Play,
  'sitting.adjourned': Square,
  'item.called': CirclePlay,
  'attendance.checked_in': UserCheck,
  'attendance.left': LogOut,
  'interest.declared': UserX,
  'interest.withdrawn': UserRoundCheck,
  'interest.registered': Contact,
  'interest.ended': Contact,
  'rule.adopted': BookCheck,
  'rule.retired': BookX,
  'vote.opened': Vote,
  'ballot.cast': Fingerprint,
  'vote.closed': Lock,
  'result.declared': Scale,
  unknown: FileText,
}

export const iconOf = ({ type, absent }: AuditLine): LucideIcon => (absent === 'withheld' ? EyeOff : ICONS[type])

/** Acts that decide stand out. */
export const isKeyAct = ({ type }: AuditLine): boolean =>
  ['vote.opened', 'vote.closed', 'sitting.opened', 'sitting.adjourned', 'body.constituted', 'rule.adopted'].includes(
    type,
  )
