CREATE TABLE "note_group" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"name" jsonb NOT NULL,
	"seats" jsonb NOT NULL
);
--> statement-breakpoint
CREATE INDEX "note_group_body_id_index" ON "note_group" USING btree ("body_id");