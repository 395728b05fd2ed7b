CREATE TABLE "pack_copy" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"meeting_id" text NOT NULL,
	"person_id" text NOT NULL,
	"number" integer NOT NULL,
	"revision" integer NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"sha256" text
);
--> statement-breakpoint
CREATE UNIQUE INDEX "pack_copy_meeting_id_number_index" ON "pack_copy" USING btree ("meeting_id","number");