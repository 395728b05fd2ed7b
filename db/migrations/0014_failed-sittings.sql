CREATE TABLE "failed_sitting" (
	"meeting_id" text NOT NULL,
	"entry" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"rule" jsonb NOT NULL,
	"quorum" jsonb NOT NULL,
	CONSTRAINT "failed_sitting_meeting_id_entry_pk" PRIMARY KEY("meeting_id","entry")
);
