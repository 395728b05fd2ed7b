CREATE TABLE "deputy" (
	"mandate_id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"seat_id" text NOT NULL,
	"person_id" text NOT NULL,
	"meeting_id" text NOT NULL,
	"entry" integer NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "adopted_item" (
	"item_id" text PRIMARY KEY NOT NULL,
	"meeting_id" text NOT NULL,
	"entry" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"present" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consent_call" (
	"meeting_id" text PRIMARY KEY NOT NULL,
	"items" jsonb NOT NULL,
	"announced_at" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contested_item" (
	"item_id" text NOT NULL,
	"seat_id" text NOT NULL,
	"meeting_id" text NOT NULL,
	"entry" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contested_item_item_id_seat_id_pk" PRIMARY KEY("item_id","seat_id")
);
--> statement-breakpoint
CREATE TABLE "position" (
	"item_id" text NOT NULL,
	"seat_id" text NOT NULL,
	"meeting_id" text NOT NULL,
	"person_id" text NOT NULL,
	"mark" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "position_item_id_seat_id_pk" PRIMARY KEY("item_id","seat_id")
);
--> statement-breakpoint
CREATE TABLE "reply" (
	"meeting_id" text NOT NULL,
	"seat_id" text NOT NULL,
	"person_id" text NOT NULL,
	"by" text NOT NULL,
	"answer" text NOT NULL,
	"reason" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reply_meeting_id_seat_id_pk" PRIMARY KEY("meeting_id","seat_id")
);
--> statement-breakpoint
ALTER TABLE "declared_interest" ADD COLUMN "deputy_id" text;--> statement-breakpoint
ALTER TABLE "deputy" ADD CONSTRAINT "deputy_body_id_body_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."body"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deputy" ADD CONSTRAINT "deputy_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deputy_meeting_id_index" ON "deputy" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "deputy_person_id_index" ON "deputy" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "deputy_seat_id_index" ON "deputy" USING btree ("seat_id");