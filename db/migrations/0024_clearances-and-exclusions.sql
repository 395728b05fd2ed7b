CREATE TABLE "item_exclusion" (
	"item_id" text NOT NULL,
	"seat_id" text NOT NULL,
	"reason" text NOT NULL,
	"excluded_by" text NOT NULL,
	"excluded_at" timestamp (3) with time zone NOT NULL,
	"lifted_at" timestamp (3) with time zone,
	CONSTRAINT "item_exclusion_item_id_seat_id_pk" PRIMARY KEY("item_id","seat_id")
);
--> statement-breakpoint
ALTER TABLE "agenda_item" ADD COLUMN "published_classification" text;--> statement-breakpoint
ALTER TABLE "seat" ADD COLUMN "clearance" text DEFAULT 'secret' NOT NULL;