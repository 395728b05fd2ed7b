CREATE TABLE "paper_reading" (
	"person_id" text NOT NULL,
	"version_id" text NOT NULL,
	"paper_id" text NOT NULL,
	"body_id" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"last_read_at" timestamp (3) with time zone NOT NULL,
	"pages" integer[] NOT NULL,
	"acknowledged_at" timestamp (3) with time zone,
	CONSTRAINT "paper_reading_person_id_version_id_pk" PRIMARY KEY("person_id","version_id")
);
--> statement-breakpoint
CREATE TABLE "reading_reminder" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"meeting_id" text NOT NULL,
	"person_id" text NOT NULL,
	"paper_id" text,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "paper_reading_paper_id_index" ON "paper_reading" USING btree ("paper_id");--> statement-breakpoint
CREATE INDEX "reading_reminder_meeting_id_index" ON "reading_reminder" USING btree ("meeting_id");