-- What waits for a second officer counts for nothing, and was signed without this: it is recorded again.
DELETE FROM "ballot_record";--> statement-breakpoint
ALTER TABLE "ballot_record" ADD COLUMN "why" text NOT NULL;