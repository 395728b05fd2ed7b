CREATE TABLE "closed_admission" (
	"item_id" text NOT NULL,
	"seat_id" text NOT NULL,
	"reason" text NOT NULL,
	"admitted_by" text NOT NULL,
	"admitted_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "closed_admission_item_id_seat_id_pk" PRIMARY KEY("item_id","seat_id")
);
--> statement-breakpoint
CREATE TABLE "closed_part" (
	"meeting_id" text NOT NULL,
	"body_id" text NOT NULL,
	"entry" integer NOT NULL,
	"by" text NOT NULL,
	"reason" text NOT NULL,
	"closed_at" timestamp (3) with time zone NOT NULL,
	"reopens_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "closed_part_meeting_id_entry_pk" PRIMARY KEY("meeting_id","entry")
);
--> statement-breakpoint
CREATE TABLE "item_closure" (
	"item_id" text PRIMARY KEY NOT NULL,
	"meeting_id" text NOT NULL,
	"state" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "agenda_item" ADD COLUMN "closed" text;--> statement-breakpoint
ALTER TABLE "agenda_item" ADD COLUMN "published_closed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "item_closure_meeting_id_index" ON "item_closure" USING btree ("meeting_id");