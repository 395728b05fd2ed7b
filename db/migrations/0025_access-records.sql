CREATE TABLE "access_record" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"hash" text NOT NULL,
	"person_id" text,
	"seat_id" text,
	"paper_id" text,
	"version_id" text,
	"act" text,
	"from_page" integer,
	"to_page" integer,
	"salt" text,
	"entry" integer,
	"place" integer,
	"destroyed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "access_seal" (
	"body_id" text NOT NULL,
	"entry" integer NOT NULL,
	"count" integer NOT NULL,
	"root" text NOT NULL,
	CONSTRAINT "access_seal_body_id_entry_pk" PRIMARY KEY("body_id","entry")
);
--> statement-breakpoint
CREATE INDEX "access_record_person_id_index" ON "access_record" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "access_record_paper_id_index" ON "access_record" USING btree ("paper_id");--> statement-breakpoint
CREATE INDEX "access_record_body_id_entry_index" ON "access_record" USING btree ("body_id","entry");