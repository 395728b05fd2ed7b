CREATE TABLE "agenda_template" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"name" text NOT NULL,
	"items" jsonb NOT NULL,
	"saved_by" text,
	"saved_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "agenda_template_body_id_index" ON "agenda_template" USING btree ("body_id");