CREATE TABLE "calendar_feed" (
	"person_id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"language" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "calendar_feed_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "mail" (
	"id" text PRIMARY KEY NOT NULL,
	"notice_id" text NOT NULL,
	"person_id" text NOT NULL,
	"body_id" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"queued_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"waits" text,
	"answer" text,
	"address" text,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "mail_notice_id_unique" UNIQUE("notice_id")
);
--> statement-breakpoint
CREATE TABLE "mail_setting" (
	"person_id" text PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"language" text NOT NULL,
	"wish" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "meeting" ADD COLUMN "off_reason" text;--> statement-breakpoint
ALTER TABLE "meeting" ADD COLUMN "series_id" text;--> statement-breakpoint
CREATE INDEX "mail_queued_at_index" ON "mail" USING btree ("queued_at") WHERE "mail"."state" = 'queued';--> statement-breakpoint
CREATE INDEX "mail_body_id_ended_at_index" ON "mail" USING btree ("body_id","ended_at");