CREATE TABLE "room_display" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"code" text NOT NULL,
	"code_until" timestamp (3) with time zone NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"body_id" text,
	"meeting_id" text,
	"paired_by" text,
	"paired_at" timestamp (3) with time zone,
	"language" text,
	"theme" text,
	CONSTRAINT "room_display_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE INDEX "room_display_meeting_id_index" ON "room_display" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "room_display_code_index" ON "room_display" USING btree ("code");