CREATE TABLE "registered_interest" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"person_id" text NOT NULL,
	"party" jsonb NOT NULL,
	"nature" text NOT NULL,
	"since" date,
	"until" date,
	"note" text NOT NULL,
	"replaces_id" text,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "about_id" text;--> statement-breakpoint
CREATE INDEX "registered_interest_body_id_person_id_index" ON "registered_interest" USING btree ("body_id","person_id");