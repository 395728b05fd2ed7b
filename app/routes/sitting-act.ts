import type { ActionFunctionArgs } from '@remix-run/node'
import { callSeat } from '../../server/ballots/call-seat.ts'
import { closeVote } from '../../server/ballots/close-vote.ts'
import { confirmBallot } from '../../server/ballots/confirm-ballot.ts'
import { failMeeting } from '../../server/ballots/fail-meeting.ts'
import { giveCastingVote } from '../../server/ballots/give-casting-vote.ts'
import { openCirculation } from '../../server/ballots/open-circulation.ts'
import { openRunOff } from '../../server/ballots/open-run-off.ts'
import { openVote } from '../../server/ballots/open-vote.ts'
import { recordBallot } from '../../server/ballots/record-ballot.ts'
import { requestMeeting } from '../../server/ballots/request-meeting.ts'
import { withdrawRecord } from '../../server/ballots/withdraw-record.ts'
import { archiveMeeting } from '../../server/meetings/archive-meeting.ts'
import { callItem } from '../../server/meetings/call-item.ts'
import { callOff } from '../../server/meetings/call-off.ts'
import { checkIn } from '../../server/meetings/check-in.ts'
import { correctAttendance } from '../../server/meetings/correct-attendance.ts'
import { deferItem } from '../../server/meetings/defer-item.ts'
import { editSeries } from '../../server/meetings/edit-series.ts'
import { leave } from '../../server/meetings/leave.ts'
import { moveSitting } from '../../server/meetings/move-sitting.ts'
import { withdrawCall } from '../../server/meetings/withdraw-call.ts'
import { refuse } from '../rules/result.ts'
import {
  CallSeat,
  CastBallot,
  CloseVote,
  ConfirmBallot,
  OpenRunOff,
  OpenVote,
  RecordBallot,
  WithdrawRecord,
} from '../wire/ballots.ts'
import {
  ArchiveMeeting,
  CallItem,
  CallOff,
  CheckIn,
  CorrectAttendance,
  DeferItem,
  EditSeries,
  FailMeeting,
  Leave,
  MoveSitting,
  OpenCirculation,
  RequestMeeting,
  WithdrawCall,
} from '../wire/meetings.ts'
import { answer, readInput, requireActor } from './act.server.ts'

/** What is done from the screens of a sitting or a circulation: one address an act, one command each. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  switch (params.act) {
    case 'move':
      return answer(await moveSitting(ctx, actor, await readInput(MoveSitting, request)))
    case 'call-off':
      return answer(await callOff(ctx, actor, await readInput(CallOff, request)))
    case 'archive':
      return answer(await archiveMeeting(ctx, actor, await readInput(ArchiveMeeting, request)))
    case 'series':
      return answer(await editSeries(ctx, actor, await readInput(EditSeries, request)))
    case 'fail':
      return answer(await failMeeting(ctx, actor, await readInput(FailMeeting, request)))
    case 'call':
      return answer(await callItem(ctx, actor, await readInput(CallItem, request)))
    case 'uncall':
      return answer(await withdrawCall(ctx, actor, await readInput(WithdrawCall, request)))
    case 'defer':
      return answer(await deferItem(ctx, actor, await readInput(DeferItem, request)))
    case 'correct':
      return answer(await correctAttendance(ctx, actor, await readInput(CorrectAttendance, request)))
    case 'check-in':
      return answer(await checkIn(ctx, actor, await readInput(CheckIn, request)))
    case 'leave':
      return answer(await leave(ctx, actor, await readInput(Leave, request)))
    case 'open-vote':
      return answer(await openVote(ctx, actor, await readInput(OpenVote, request)))
    case 'open-run-off':
      return answer(await openRunOff(ctx, actor, await readInput(OpenRunOff, request)))
    case 'call-seat':
      return answer(await callSeat(ctx, actor, await readInput(CallSeat, request)))
    case 'casting-vote':
      return answer(await giveCastingVote(ctx, actor, await readInput(CastBallot, request)))
    case 'close-vote':
      return answer(await closeVote(ctx, actor, await readInput(CloseVote, request)))
    case 'circulate':
      return answer(await openCirculation(ctx, actor, await readInput(OpenCirculation, request)))
    case 'request-meeting':
      return answer(await requestMeeting(ctx, actor, await readInput(RequestMeeting, request)))
    case 'record-ballot':
      return answer(await recordBallot(ctx, actor, await readInput(RecordBallot, request)))
    case 'confirm-ballot':
      return answer(await confirmBallot(ctx, actor, await readInput(ConfirmBallot, request)))
    case 'withdraw-record':
      return answer(await withdrawRecord(ctx, actor, await readInput(WithdrawRecord, request)))
    default:
      return answer(refuse('not_found'))
  }
}
