CREATE TABLE "proxy" (
	"mandate_id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"seat_id" text NOT NULL,
	"person_id" text NOT NULL,
	"meeting_id" text,
	"until" timestamp (3) with time zone,
	"entry" integer NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "proxy" ADD CONSTRAINT "proxy_body_id_body_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."body"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proxy" ADD CONSTRAINT "proxy_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "proxy_body_id_index" ON "proxy" USING btree ("body_id");--> statement-breakpoint
CREATE INDEX "proxy_person_id_index" ON "proxy" USING btree ("person_id");