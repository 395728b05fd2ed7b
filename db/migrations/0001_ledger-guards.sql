-- Entries, tree nodes, checkpoints and ballots are written once: no code path, and no mistake, changes or removes one.
-- Retention (destroying a payload, never a leaf) is the one exception: payload may become null.
CREATE FUNCTION majlis_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'ledger_immutable: % of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'P0001';
END $$;
--> statement-breakpoint
CREATE FUNCTION majlis_refuse_entry_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.payload IS NULL AND OLD.payload IS NOT NULL
     AND to_jsonb(NEW) - 'payload' = to_jsonb(OLD) - 'payload'
     AND NEW.type NOT IN ('body.constituted', 'seat.created', 'mandate.started', 'key.enrolled', 'key.revoked', 'vote.opened', 'ballot.cast', 'vote.closed', 'result.declared')
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'ledger_immutable: % of ledger_entry % is refused', TG_OP, OLD."index" USING ERRCODE = 'P0001';
END $$;
--> statement-breakpoint
CREATE TRIGGER ledger_entry_immutable BEFORE UPDATE OR DELETE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION majlis_refuse_entry_change();
--> statement-breakpoint
CREATE TRIGGER ledger_node_immutable BEFORE UPDATE OR DELETE ON ledger_node FOR EACH ROW EXECUTE FUNCTION majlis_refuse_change();
--> statement-breakpoint
CREATE TRIGGER checkpoint_immutable BEFORE UPDATE OR DELETE ON checkpoint FOR EACH ROW EXECUTE FUNCTION majlis_refuse_change();
--> statement-breakpoint
CREATE TRIGGER ballot_immutable BEFORE UPDATE OR DELETE ON ballot FOR EACH ROW EXECUTE FUNCTION majlis_refuse_change();
--> statement-breakpoint
CREATE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON ledger_entry EXECUTE FUNCTION majlis_refuse_change();
--> statement-breakpoint
CREATE TRIGGER ledger_node_no_truncate BEFORE TRUNCATE ON ledger_node EXECUTE FUNCTION majlis_refuse_change();
--> statement-breakpoint
CREATE TRIGGER checkpoint_no_truncate BEFORE TRUNCATE ON checkpoint EXECUTE FUNCTION majlis_refuse_change();
--> statement-breakpoint
CREATE TRIGGER ballot_no_truncate BEFORE TRUNCATE ON ballot EXECUTE FUNCTION majlis_refuse_change();
