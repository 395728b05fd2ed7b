-- A record of access is written once. It comes under a root once, its content is destroyed once, and its hash never changes.
CREATE FUNCTION majlis_refuse_record_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.entry IS NULL AND NEW.entry IS NOT NULL AND NEW.place IS NOT NULL
     AND to_jsonb(NEW) - 'entry' - 'place' = to_jsonb(OLD) - 'entry' - 'place'
  THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND OLD.entry IS NOT NULL AND OLD.destroyed_at IS NULL AND NEW.destroyed_at IS NOT NULL
     AND NEW.person_id IS NULL AND NEW.seat_id IS NULL AND NEW.paper_id IS NULL AND NEW.version_id IS NULL
     AND NEW.act IS NULL AND NEW.from_page IS NULL AND NEW.to_page IS NULL AND NEW.salt IS NULL
     AND (NEW.id, NEW.body_id, NEW.at, NEW.hash, NEW.entry, NEW.place)
       = (OLD.id, OLD.body_id, OLD.at, OLD.hash, OLD.entry, OLD.place)
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'ledger_immutable: % of access_record % is refused', TG_OP, OLD.id USING ERRCODE = 'P0001';
END $$;
--> statement-breakpoint
CREATE TRIGGER access_record_immutable BEFORE UPDATE OR DELETE ON access_record FOR EACH ROW EXECUTE FUNCTION majlis_refuse_record_change();
--> statement-breakpoint
CREATE TRIGGER access_record_no_truncate BEFORE TRUNCATE ON access_record EXECUTE FUNCTION majlis_refuse_change();
--> statement-breakpoint
CREATE TRIGGER access_seal_immutable BEFORE UPDATE OR DELETE ON access_seal FOR EACH ROW EXECUTE FUNCTION majlis_refuse_change();
--> statement-breakpoint
CREATE TRIGGER access_seal_no_truncate BEFORE TRUNCATE ON access_seal EXECUTE FUNCTION majlis_refuse_change();
