CREATE TABLE "dispute" (
	"vote_id" text NOT NULL,
	"seat_id" text NOT NULL,
	"ground" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"outcome" text,
	"answer" text DEFAULT '' NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "dispute_vote_id_seat_id_pk" PRIMARY KEY("vote_id","seat_id")
);
--> statement-breakpoint
CREATE TABLE "result_standing" (
	"vote_id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"declared_entry" integer NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"entry" integer
);
--> statement-breakpoint
CREATE TABLE "statement" (
	"vote_id" text NOT NULL,
	"seat_id" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "statement_vote_id_seat_id_pk" PRIMARY KEY("vote_id","seat_id")
);
--> statement-breakpoint
CREATE INDEX "result_standing_state_until_index" ON "result_standing" USING btree ("state","until");