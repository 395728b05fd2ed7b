CREATE TABLE "minutes" (
	"meeting_id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"stage" text NOT NULL,
	"begun_at" timestamp (3) with time zone NOT NULL,
	"since" integer NOT NULL,
	"snapshot" "bytea" NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"circulated" integer,
	"approval" text,
	"deadline" timestamp (3) with time zone,
	"signers" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"approved_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "minutes_correction" (
	"id" text PRIMARY KEY NOT NULL,
	"meeting_id" text NOT NULL,
	"seat_id" text NOT NULL,
	"person_id" text NOT NULL,
	"circulated" integer NOT NULL,
	"place" integer NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"why" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"outcome" text,
	"answer" text DEFAULT '' NOT NULL,
	"answered_by" text,
	"answered_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "minutes_file" (
	"meeting_id" text NOT NULL,
	"language" text NOT NULL,
	"step" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	"seat_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "minutes_file_meeting_id_language_step_pk" PRIMARY KEY("meeting_id","language","step")
);
--> statement-breakpoint
CREATE TABLE "minutes_revision" (
	"meeting_id" text NOT NULL,
	"revision" integer NOT NULL,
	"canonical" text NOT NULL,
	"digest" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"correction_id" text,
	CONSTRAINT "minutes_revision_meeting_id_revision_pk" PRIMARY KEY("meeting_id","revision")
);
--> statement-breakpoint
CREATE TABLE "minutes_update" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"meeting_id" text NOT NULL,
	"update" "bytea" NOT NULL,
	"person_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signing_certificate" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text,
	"seat_id" text,
	"person_id" text,
	"certificate" "bytea" NOT NULL,
	"chain" jsonb NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"fingerprint" text NOT NULL,
	"from" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "minutes_correction_meeting_id_index" ON "minutes_correction" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "minutes_update_meeting_id_index" ON "minutes_update" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "signing_certificate_body_id_seat_id_index" ON "signing_certificate" USING btree ("body_id","seat_id");