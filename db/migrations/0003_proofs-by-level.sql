ALTER TABLE "ballot" ALTER COLUMN "signature" TYPE jsonb USING jsonb_build_object('level', "level", 'signature', "signature");--> statement-breakpoint
ALTER TABLE "ballot" RENAME COLUMN "signature" TO "proof";--> statement-breakpoint
ALTER TABLE "signing_key" ALTER COLUMN "signature" TYPE jsonb USING jsonb_build_object('level', "level", 'signature', "signature");--> statement-breakpoint
ALTER TABLE "signing_key" RENAME COLUMN "signature" TO "proof";
