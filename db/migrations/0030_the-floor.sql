CREATE TABLE "floor_ask" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"meeting_id" text NOT NULL,
	"item_id" text NOT NULL,
	"seat_id" text NOT NULL,
	"kind" text NOT NULL,
	"place" integer NOT NULL,
	"ahead" integer,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"state" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "floor_setting" (
	"meeting_id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"order" text NOT NULL,
	"closed_item_id" text,
	"seconds" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "floor_speech" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"meeting_id" text NOT NULL,
	"item_id" text NOT NULL,
	"seat_id" text NOT NULL,
	"kind" text NOT NULL,
	"ask_id" text NOT NULL,
	"replaced_id" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"paused_at" timestamp (3) with time zone,
	"paused_ms" integer DEFAULT 0 NOT NULL,
	"allowance_ms" integer NOT NULL,
	"interrupted_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"spoken_ms" integer,
	"mistaken" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE INDEX "floor_ask_meeting_id_index" ON "floor_ask" USING btree ("meeting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "floor_ask_once" ON "floor_ask" USING btree ("item_id","seat_id","kind") WHERE "floor_ask"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "floor_speech_meeting_id_index" ON "floor_speech" USING btree ("meeting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "floor_one_speaker" ON "floor_speech" USING btree ("meeting_id") WHERE "floor_speech"."ended_at" is null and "floor_speech"."interrupted_at" is null;