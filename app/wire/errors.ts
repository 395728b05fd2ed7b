// The closed list of refusals: code → HTTP status. The sentence of each code is in app/i18n/locales/*/errors.json under
// the code itself; a test holds the two lists together.
export const errorStatus = {
  // Sign-in and sessions
  sign_in_required: 401,
  sign_in_failed: 401,
  too_many_attempts: 429,
  password_weak: 422,
  invitation_invalid: 410,
  // Asking
  // Never sent by a server: what a screen shows when it could not be reached.
  unreachable: 503,
  input_malformed: 400,
  origin_refused: 403,
  request_reused: 409,
  not_permitted: 403,
  not_found: 404,
  // The ledger
  ledger_rolled_back: 503,
  // Meetings and agenda
  meeting_state: 409,
  meeting_times: 422,
  title_missing: 422,
  agenda_stale: 409,
  item_stale: 409,
  item_move_invalid: 422,
  agenda_empty: 422,
  agenda_incomplete: 422,
  interest_already: 409,
  interest_not_declared: 409,
  interest_ended: 409,
  interest_replaced: 409,
  interest_vote_opened: 409,
  // The sitting
  not_a_voting_seat: 403,
  already_checked_in: 409,
  not_checked_in: 409,
  // Papers
  paper_empty: 422,
  paper_not_pdf: 415,
  paper_encrypted: 422,
  paper_damaged: 422,
  paper_too_many_pages: 413,
  paper_too_slow: 422,
  paper_too_large: 413,
  paper_same: 409,
  range_invalid: 416,
  // Notes
  layer_closed: 403,
  note_malformed: 400,
  note_forged_author: 403,
  note_not_yours: 403,
  note_too_large: 413,
  // Votes and ballots
  vote_open_already: 409,
  vote_no_quorum: 409,
  vote_no_decision: 422,
  vote_not_open: 409,
  vote_still_open: 409,
  ballot_not_canonical: 400,
  ballot_malformed: 400,
  ballot_wrong_vote: 422,
  ballot_wrong_body: 422,
  ballot_terms_changed: 409,
  ballot_not_eligible: 403,
  ballot_recused: 403,
  ballot_wrong_weight: 422,
  ballot_choice_unknown: 422,
  ballot_key_unknown: 422,
  ballot_key_late: 409,
  ballot_key_revoked: 409,
  ballot_signature_invalid: 422,
  ballot_out_of_sequence: 409,
  ballot_late: 409,
  ballot_twice: 409,
  key_malformed: 422,
  key_signature_invalid: 422,
  key_known: 409,
  confirmation_required: 403,
  // Rules of decision
  rule_malformed: 422,
  rule_engine_unknown: 422,
  rule_stale: 409,
  rule_same: 409,
  // Houses and bodies
  slug_taken: 409,
  username_taken: 409,
  witness_key_malformed: 422,
  witness_twice: 422,
  witness_address_malformed: 422,
  quorum_impossible: 422,
} as const

export type ErrorCode = keyof typeof errorStatus

export const statusOf = (code: string): number => (code in errorStatus ? errorStatus[code as ErrorCode] : 500)
