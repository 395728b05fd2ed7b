CREATE TABLE "extract" (
	"id" text PRIMARY KEY NOT NULL,
	"decision_id" text NOT NULL,
	"body_id" text NOT NULL,
	"canonical" text NOT NULL,
	"digest" text NOT NULL,
	"signers" jsonb NOT NULL,
	"entry" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "minutes_file" RENAME TO "signed_file";--> statement-breakpoint
ALTER TABLE "signed_file" RENAME COLUMN "meeting_id" TO "document_id";--> statement-breakpoint
ALTER TABLE "signed_file" DROP CONSTRAINT "minutes_file_meeting_id_language_step_pk";--> statement-breakpoint
ALTER TABLE "signed_file" ADD CONSTRAINT "signed_file_document_id_language_step_pk" PRIMARY KEY("document_id","language","step");--> statement-breakpoint
CREATE INDEX "extract_decision_id_index" ON "extract" USING btree ("decision_id");