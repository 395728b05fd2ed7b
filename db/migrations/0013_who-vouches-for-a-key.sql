CREATE TABLE "ballot_record" (
	"vote_id" text NOT NULL,
	"seat_id" text NOT NULL,
	"canonical" text NOT NULL,
	"clerk_id" text NOT NULL,
	"clerk_key_id" text NOT NULL,
	"proof" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ballot_record_vote_id_seat_id_pk" PRIMARY KEY("vote_id","seat_id")
);
--> statement-breakpoint
CREATE TABLE "key_vouching" (
	"key_id" text NOT NULL,
	"body_id" text NOT NULL,
	"person_id" text NOT NULL,
	"by_key_id" text,
	"proof" jsonb,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "key_vouching_key_id_body_id_person_id_pk" PRIMARY KEY("key_id","body_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "notice" ALTER COLUMN "meeting_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "key_vouching" ADD CONSTRAINT "key_vouching_key_id_signing_key_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."signing_key"("id") ON DELETE no action ON UPDATE no action;