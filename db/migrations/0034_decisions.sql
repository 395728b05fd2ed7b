CREATE TABLE "action_step" (
	"id" text PRIMARY KEY NOT NULL,
	"action_id" text NOT NULL,
	"person_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"owner_seat_id" text,
	"due_on" date,
	"words" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"meeting_id" text NOT NULL,
	"item_id" text NOT NULL,
	"basis" text NOT NULL,
	"vote_id" text,
	"words" jsonb NOT NULL,
	"entry" integer NOT NULL,
	"registered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decision_action" (
	"id" text PRIMARY KEY NOT NULL,
	"decision_id" text NOT NULL,
	"body_id" text NOT NULL,
	"words" text NOT NULL,
	"owner_seat_id" text,
	"due_on" date,
	"status" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"reminded_of" date
);
--> statement-breakpoint
CREATE INDEX "action_step_action_id_index" ON "action_step" USING btree ("action_id");--> statement-breakpoint
CREATE UNIQUE INDEX "decision_body_id_year_number_index" ON "decision" USING btree ("body_id","year","number");--> statement-breakpoint
CREATE UNIQUE INDEX "decision_vote_id_index" ON "decision" USING btree ("vote_id");--> statement-breakpoint
CREATE INDEX "decision_item_id_index" ON "decision" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "decision_action_decision_id_index" ON "decision_action" USING btree ("decision_id");--> statement-breakpoint
CREATE INDEX "decision_action_body_id_status_index" ON "decision_action" USING btree ("body_id","status");