// The closed list of what the verifier can find. An id is never given another meaning: reports of years ago cite it.

export type ConsentRule =
  | 'consent.not_published'
  | 'consent.text_differs'
  | 'consent.contested'
  | 'consent.contested_late'
  | 'consent.no_quorum'
  | 'consent.present_differs'
  | 'consent.twice'
  | 'consent.voted'
  | 'consent.nothing_reopened'

export type ClosedRule =
  | 'closed.twice'
  | 'closed.not_closed'
  | 'closed.no_reason'
  | 'closed.in_open'
  | 'closed.open_in_part'
  | 'closed.still_current'
  | 'closed.agenda_differs'
  | 'closed.admission_differs'
  | 'closed.not_admitted'

export type DeputyRule = 'deputy.not_allowed' | 'deputy.beside_another' | 'deputy.vote_open' | 'deputy.no_sitting'

export type BallotRule =
  | 'ballot.vote_unknown'
  | 'ballot.not_canonical'
  | 'ballot.malformed'
  | 'ballot.id_differs'
  | 'ballot.seat_differs'
  | 'ballot.not_the_holder'
  | 'ballot.before_opening'
  | 'ballot.after_close'
  | 'ballot.late'
  | 'ballot.wrong_body'
  | 'ballot.wrong_vote'
  | 'ballot.terms_changed'
  | 'ballot.recused'
  | 'ballot.not_eligible'
  | 'ballot.wrong_weight'
  | 'ballot.choice_unknown'
  | 'ballot.choice_illegal'
  | 'ballot.key_unknown'
  | 'ballot.key_late'
  | 'ballot.key_revoked'
  | 'ballot.out_of_sequence'
  | 'ballot.signature_invalid'
  | 'ballot.credential_differs'
  | 'ballot.reason_missing'
  | 'ballot.remote'
  | 'ballot.not_called'
  | 'ballot.chair_too_early'
  | 'ballot.after_chair'
  | 'ballot.level_refused'
  | 'ballot.recorded_by_one'
  | 'ballot.recorded_by_voter'
  | 'ballot.recorded_by_recused'
  | 'ballot.recorded_by_no_officer'
  | 'ballot.passkey_refused'
  | 'ballot.batch_malformed'
  | 'ballot.not_in_batch'
  | 'ballot.holder_voted'

export type HeldRule =
  | 'notes.log_not_in_policy'
  | 'notes.policy_not_pinned'
  | 'notes.cosignature_invalid'
  | 'notes.quorum_missing'
  | 'policy.malformed'
  | 'receipt.unreadable'
  | 'receipt.does_not_hold'
  | 'receipt.other_ledger'
  | 'receipt.ledger_shorter'
  | 'receipt.forked'
  | 'receipt.entry_differs'
  | 'receipt.not_counted'
  | 'receipt.counted_without'
  | 'receipt.ballot_differs'
  | 'receipt.ballot_unseen'

export type DisputeRule =
  | 'terms.dispute_differs'
  | 'dispute.not_theirs'
  | 'dispute.out_of_window'
  | 'dispute.open'
  | 'dispute.misplaced'
  | 'dispute.hidden'
  | 'statement.misplaced'
  | 'result.provisional'
  | 'result.not_final'
  | 'result.annulled'
  | 'result.final_of_none'
  | 'result.final_early'
  | 'result.final_over_dispute'

export type DecisionRule =
  | 'decision.twice'
  | 'decision.out_of_number'
  | 'decision.year_differs'
  | 'decision.not_made'
  | 'decision.not_final'
  | 'decision.text_differs'

export type MemorandumRule = 'memorandum.out_of_order' | 'memorandum.out_of_number' | 'memorandum.filing_differs'

export type AuthorityRule =
  | 'key.authority_invalid'
  | 'key.authority_not_in_force'
  | 'key.authority_not_officer'
  | 'key.authority_not_enough'
  | 'key.one_officer'
  | 'key.founding_not_mutual'
  | 'key.founded_again'

/** Of what became of minutes. */
export type MinutesRule =
  | 'minutes.not_circulated'
  | 'minutes.revision_differs'
  | 'minutes.digest_differs'
  | 'minutes.correction_differs'
  | 'minutes.approved_early'
  | 'minutes.signed_out_of_order'
  | 'minutes.archived_unsigned'
  | 'minutes.signature_invalid'
  | 'minutes.not_in_ledger'

/** Of extracts of decisions. */
export type ExtractRule =
  | 'extract.not_registered'
  | 'extract.signed_out_of_order'
  | 'extract.signature_invalid'
  | 'extract.not_in_ledger'

/** Of a vote's terms, and of who may vote by them. */
export type TermsRule =
  | 'terms.malformed'
  | 'terms.text_differs'
  | 'terms.hash_differs'
  | 'terms.other_vote'
  | 'terms.time_differs'
  | 'terms.no_time'
  | 'terms.item_unpublished'
  | 'terms.text_not_as_published'
  | 'terms.chair_differs'
  | 'terms.failed_meetings_differ'
  | 'electorate.root_differs'
  | 'electorate.members_differ'
  | 'electorate.recused_differ'
  | 'electorate.recused_elector'
  | 'electorate.seat_unknown'
  | 'electorate.seat_missing'
  | 'electorate.weight_differs'
  | 'electorate.mandate_differs'
  | 'electorate.key_differs'

/** Of what a body's procedure says, of meetings that failed by it, and of the order of a sitting. */
export type ProcedureRule =
  | 'terms.rule_not_adopted'
  | 'rule.out_of_order'
  | 'interest.not_carried'
  | 'circulation.vote_differs'
  | 'vote.casting_unseen'
  | 'quorum.was_there'
  | 'quorum.failure_differs'
  | 'quorum.failed_after_vote'
  | 'quorum.failed_early'
  | 'meeting.same_date'
  | 'quorum.not_put_off'
  | 'item.call_not_undone'
  | 'item.order_differs'
  | 'attendance.nothing_corrected'

export type RuleId =
  // V1
  | 'bundle.damaged'
  | 'bundle.file_unknown'
  | 'manifest.missing'
  | 'manifest.malformed'
  | 'manifest.file_missing'
  | 'manifest.file_differs'
  | 'manifest.file_unlisted'
  | 'manifest.size_impossible'
  | 'manifest.counts_differ'
  | 'manifest.absence_impossible'
  // V2
  | 'notes.checkpoint_missing'
  | 'notes.count_differs'
  | 'notes.key_unreadable'
  | 'notes.key_not_pinned'
  | 'notes.key_differs'
  | 'notes.key_not_of_ledger'
  | 'notes.malformed'
  | 'notes.signature_invalid'
  | 'notes.other_origin'
  | 'notes.size_differs'
  | 'notes.earlier_unreadable'
  | 'ledger_key.rotated'
  | 'ledger_key.rotation_invalid'
  | 'ledger.recovered'
  | 'ledger.recovery_invalid'
  | 'ledger.recovery_unconfirmed'
  | 'ledger.recovery_unproved'
  // V2 and V12, against what others hold
  | HeldRule
  // V3
  | 'tree.tile_missing'
  | 'tree.tile_malformed'
  | 'tree.tile_differs'
  | 'tree.bundle_missing'
  | 'tree.bundle_malformed'
  | 'tree.entry_differs'
  | 'tree.tile_unexpected'
  | 'tree.root_differs'
  | 'tree.not_consistent'
  | 'tree.forked'
  | 'tree.rolled_back'
  | 'tree.entries_lost'
  | 'leaf.malformed'
  | 'leaf.out_of_place'
  | 'leaf.other_body'
  | 'leaf.type_unknown'
  | 'entry.goes_back'
  | 'payload.missing'
  | 'payload.must_be_present'
  | 'payload.not_absent'
  | 'payload.differs'
  | 'payload.malformed'
  | 'payload.unexpected'
  | 'body.not_constituted'
  | 'body.constituted_again'
  | 'body.origin_differs'
  // V4
  | 'key.other_house'
  | 'key.malformed'
  | 'key.signature_invalid'
  | 'key.passkey_refused'
  | 'key.id_differs'
  | 'key.twice'
  | 'key.no_mandate'
  | 'key.confirmation_missing'
  | 'key.revoked_unknown'
  | 'key.unconfirmed'
  | 'key.old_shape'
  | AuthorityRule
  // V5
  | TermsRule
  | 'terms.run_off_differs'
  | 'terms.run_off_again'
  // V6
  | BallotRule
  | 'casting.unasked'
  | 'casting.invalid'
  | 'call.unasked'
  | 'ballot.recorded'
  | 'ballot.batch_incomplete'
  // V10
  | 'result.differs'
  | 'result.no_tie'
  | 'result.terms_differ'
  | 'result.cannot_be_worked_out'
  | 'derived.missing'
  | 'derived.differs'
  | 'derived.unexpected'
  | 'readme.differs'
  // V12
  | 'vote.still_open'
  | 'vote.close_hidden'
  | 'vote.result_hidden'
  | 'vote.acts_unseen'
  | 'vote.left_open'
  | 'vote.overdue'
  | 'payload.nothing_masked'
  | 'ballot.hidden'
  | 'vote.opened_twice'
  | 'vote.closed_twice'
  | 'vote.closed_unopened'
  | 'vote.result_missing'
  | 'vote.result_twice'
  | 'vote.result_unclosed'
  | 'vote.ballots_missing'
  | 'vote.present_differs'
  | 'vote.quorum_differs'
  | 'vote.closed_early'
  | 'circulation.request_not_theirs'
  | ProcedureRule
  | DisputeRule
  | DecisionRule
  | MemorandumRule
  | MinutesRule
  | ExtractRule
  | 'agenda.item_missing'
  | 'content.destroyed'
  | 'content.destroyed_unnamed'
  | 'content.not_destroyed'
  | 'content.destroyed_early'
  | 'agenda.item_differs'
  | 'agenda.item_unlisted'
  | 'agenda.revision_differs'
  | 'paper.differs'
  | 'sitting.out_of_order'
  | 'floor.not_given'
  | 'floor.given_twice'
  | 'floor.time_differs'
  | 'interest.not_declared'
  | 'interest.withdrawn_late'
  | 'seat.twice'
  | 'seat.unknown'
  | 'mandate.twice'
  | DeputyRule
  | ConsentRule
  | ClosedRule
  | 'mandate.ended_unknown'
  | 'actor.not_the_holder'
  | 'actor.not_permitted'
  | 'peer.disagrees'
  | 'receipt.entry_lost'

/** The finding behind a refusal of `checkBallot`: its code without the concept's name. What a passkey did wrong is its reason. */
export function ballotRule(code: string): BallotRule {
  return code.startsWith('passkey_') ? 'ballot.passkey_refused' : (RULES_OF_CODES[code] ?? 'ballot.malformed')
}

/** The finding behind a refusal of `checkEnrolment`. */
export function keyRule(code: string): 'key.signature_invalid' | 'key.passkey_refused' | 'key.malformed' {
  if (code === 'key_signature_invalid') return 'key.signature_invalid'
  return code.startsWith('passkey_') ? 'key.passkey_refused' : 'key.malformed'
}

const RULES_OF_CODES: Record<string, BallotRule | undefined> = {
  ballot_not_canonical: 'ballot.not_canonical',
  ballot_malformed: 'ballot.malformed',
  ballot_wrong_body: 'ballot.wrong_body',
  ballot_wrong_vote: 'ballot.wrong_vote',
  ballot_terms_changed: 'ballot.terms_changed',
  ballot_recused: 'ballot.recused',
  ballot_not_eligible: 'ballot.not_eligible',
  ballot_wrong_weight: 'ballot.wrong_weight',
  ballot_choice_unknown: 'ballot.choice_unknown',
  ballot_choice_twice: 'ballot.choice_illegal',
  ballot_choice_order: 'ballot.choice_illegal',
  ballot_choice_over: 'ballot.choice_illegal',
  ballot_grades_missing: 'ballot.choice_illegal',
  ballot_blank_refused: 'ballot.choice_illegal',
  ballot_key_unknown: 'ballot.key_unknown',
  ballot_key_late: 'ballot.key_late',
  ballot_key_revoked: 'ballot.key_revoked',
  ballot_out_of_sequence: 'ballot.out_of_sequence',
  ballot_signature_invalid: 'ballot.signature_invalid',
  ballot_reason_missing: 'ballot.reason_missing',
  ballot_remote: 'ballot.remote',
  ballot_not_called: 'ballot.not_called',
  ballot_chair_waits: 'ballot.chair_too_early',
  ballot_after_chair: 'ballot.after_chair',
  ballot_level_refused: 'ballot.level_refused',
  ballot_batch_malformed: 'ballot.batch_malformed',
  ballot_not_in_batch: 'ballot.not_in_batch',
  ballot_holder_voted: 'ballot.holder_voted',
  record_same_person: 'ballot.recorded_by_one',
  record_own: 'ballot.recorded_by_voter',
  record_recused: 'ballot.recorded_by_recused',
  record_not_officer: 'ballot.recorded_by_no_officer',
}
