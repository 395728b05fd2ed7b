-- A cosignature is written once, like the checkpoint it stands under.
CREATE TRIGGER cosignature_immutable BEFORE UPDATE OR DELETE ON cosignature FOR EACH ROW EXECUTE FUNCTION majlis_refuse_change();
--> statement-breakpoint
CREATE TRIGGER cosignature_no_truncate BEFORE TRUNCATE ON cosignature EXECUTE FUNCTION majlis_refuse_change();
