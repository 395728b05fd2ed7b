import { memorandumDigest } from '../../app/rules/memorandum-digest.ts'
import type { MemorandumId, UnitId } from '../../app/wire/ids.ts'
import type { Filed } from './queries.ts'

type Version = Pick<
  Filed,
  'memorandumId' | 'number' | 'title' | 'summary' | 'decision' | 'meetingId' | 'lateReason' | 'blind'
>

/** Of what was filed; `paper` is the SHA-256 of its file. */
export const digestOfVersion = ({ memorandumId, number, blind, ...one }: Version, paper: string): string =>
  memorandumDigest({
    kind: 'memorandum',
    memorandum: memorandumId,
    version: number,
    blind,
    said: {
      title: one.title,
      summary: one.summary,
      decision: one.decision,
      meeting: one.meetingId,
      late_reason: one.lateReason,
    },
    paper,
  })

type About = { memorandumId: MemorandumId; ofVersion: number; blind: string; words: string }

/** `paper` is "" where none goes with it. */
export const digestOfObservation = (
  { memorandumId, ofVersion, blind, words, unitId }: About & { unitId: UnitId },
  paper: string,
): string =>
  memorandumDigest({
    kind: 'observation',
    memorandum: memorandumId,
    version: ofVersion,
    blind,
    said: { unit: unitId, words },
    paper,
  })

export const digestOfAnswer = (
  { memorandumId, ofVersion, blind, words }: About,
  answer: 'accepted' | 'returned',
): string =>
  memorandumDigest({
    kind: 'answer',
    memorandum: memorandumId,
    version: ofVersion,
    blind,
    said: { answer, words },
    paper: '',
  })
