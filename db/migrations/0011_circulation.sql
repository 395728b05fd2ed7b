ALTER TABLE "agenda_item" ADD COLUMN "carried_from" text;--> statement-breakpoint
ALTER TABLE "vote" ADD COLUMN "circulates" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "vote" ADD COLUMN "request" jsonb;