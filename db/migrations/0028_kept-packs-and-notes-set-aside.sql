CREATE TABLE "aside_note" (
	"person_id" text NOT NULL,
	"note_id" text NOT NULL,
	"version_id" text NOT NULL,
	"audience" text NOT NULL,
	"reason" text NOT NULL,
	"page" integer,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"written_at" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "aside_note_person_id_note_id_pk" PRIMARY KEY("person_id","note_id")
);
--> statement-breakpoint
CREATE TABLE "kept_pack" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"meeting_id" text NOT NULL,
	"person_id" text NOT NULL,
	"kept_at" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "kept_pack_person_id_index" ON "kept_pack" USING btree ("person_id");