-- Retention may let the words of published items and released papers go, and nothing else: what a vote rests on, and every type
-- of entry that is still to come, stays unless it is named here.
CREATE OR REPLACE FUNCTION majlis_refuse_entry_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.payload IS NULL AND OLD.payload IS NOT NULL
     AND to_jsonb(NEW) - 'payload' = to_jsonb(OLD) - 'payload'
     AND NEW.type IN ('item.published', 'paper.released')
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'ledger_immutable: % of ledger_entry % is refused', TG_OP, OLD."index" USING ERRCODE = 'P0001';
END $$;
