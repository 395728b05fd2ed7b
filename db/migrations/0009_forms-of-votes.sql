CREATE TABLE "roll_call" (
	"vote_id" text NOT NULL,
	"seat_id" text NOT NULL,
	"entry" integer NOT NULL,
	CONSTRAINT "roll_call_vote_id_seat_id_pk" PRIMARY KEY("vote_id","seat_id")
);
--> statement-breakpoint
ALTER TABLE "vote" ADD COLUMN "closing" jsonb;--> statement-breakpoint
ALTER TABLE "vote" ADD COLUMN "casting_entry" integer;