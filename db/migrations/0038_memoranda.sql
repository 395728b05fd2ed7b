CREATE TABLE "lodged_file" (
	"id" text PRIMARY KEY NOT NULL,
	"paper_id" text NOT NULL,
	"body_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"sha256" text NOT NULL,
	"blob" text NOT NULL,
	"bytes" integer NOT NULL,
	"pages" integer NOT NULL,
	"file_name" text NOT NULL,
	"textless" jsonb NOT NULL,
	"active" jsonb NOT NULL,
	"damaged" boolean NOT NULL,
	"outline" jsonb NOT NULL,
	"uploaded_by" text NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lodgement" (
	"body_id" text PRIMARY KEY NOT NULL,
	"hours" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "memorandum" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"state" text NOT NULL,
	"title" jsonb NOT NULL,
	"summary" jsonb NOT NULL,
	"decision" jsonb,
	"file_id" text,
	"meeting_id" text,
	"version" integer DEFAULT 1 NOT NULL,
	"year" integer,
	"number" integer,
	"filed" integer DEFAULT 0 NOT NULL,
	"late_admitted" boolean DEFAULT false NOT NULL,
	"item_id" text,
	"begun_by" text NOT NULL,
	"begun_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "memorandum_step" (
	"id" text PRIMARY KEY NOT NULL,
	"seq" bigserial NOT NULL,
	"memorandum_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"person_id" text NOT NULL,
	"act" text NOT NULL,
	"of_version" integer NOT NULL,
	"words" text NOT NULL,
	"blind" text DEFAULT '' NOT NULL,
	"unit_id" text,
	"meeting_id" text,
	"due_at" timestamp (3) with time zone,
	"entry" integer
);
--> statement-breakpoint
CREATE TABLE "memorandum_version" (
	"memorandum_id" text NOT NULL,
	"number" integer NOT NULL,
	"title" jsonb NOT NULL,
	"summary" jsonb NOT NULL,
	"decision" jsonb,
	"file_id" text NOT NULL,
	"meeting_id" text,
	"deadline" timestamp (3) with time zone,
	"late" boolean NOT NULL,
	"late_reason" text NOT NULL,
	"filed_by" text NOT NULL,
	"filed_at" timestamp (3) with time zone NOT NULL,
	"blind" text NOT NULL,
	"digest" text NOT NULL,
	"entry" integer NOT NULL,
	CONSTRAINT "memorandum_version_memorandum_id_number_pk" PRIMARY KEY("memorandum_id","number")
);
--> statement-breakpoint
CREATE TABLE "observation" (
	"id" text PRIMARY KEY NOT NULL,
	"memorandum_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"state" text NOT NULL,
	"question" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"reminded_of" timestamp (3) with time zone,
	"words" text DEFAULT '' NOT NULL,
	"file_id" text,
	"of_version" integer,
	"answered_at" timestamp (3) with time zone,
	"blind" text DEFAULT '' NOT NULL,
	"entry" integer
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"name" jsonb NOT NULL,
	"closed" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit_person" (
	"unit_id" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "unit_person_unit_id_person_id_pk" PRIMARY KEY("unit_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "memorandum_id" text;--> statement-breakpoint
ALTER TABLE "memorandum" ADD CONSTRAINT "memorandum_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation" ADD CONSTRAINT "observation_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_person" ADD CONSTRAINT "unit_person_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "memorandum_body_id_state_index" ON "memorandum" USING btree ("body_id","state");--> statement-breakpoint
CREATE INDEX "memorandum_unit_id_index" ON "memorandum" USING btree ("unit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "memorandum_item_id_index" ON "memorandum" USING btree ("item_id");--> statement-breakpoint
CREATE UNIQUE INDEX "memorandum_body_id_year_number_index" ON "memorandum" USING btree ("body_id","year","number");--> statement-breakpoint
CREATE INDEX "memorandum_step_memorandum_id_index" ON "memorandum_step" USING btree ("memorandum_id");--> statement-breakpoint
CREATE INDEX "observation_memorandum_id_index" ON "observation" USING btree ("memorandum_id");--> statement-breakpoint
CREATE INDEX "observation_unit_id_index" ON "observation" USING btree ("unit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "observation_once" ON "observation" USING btree ("memorandum_id","unit_id") WHERE "observation"."state" = 'awaited';--> statement-breakpoint
CREATE INDEX "unit_body_id_index" ON "unit" USING btree ("body_id");--> statement-breakpoint
CREATE INDEX "unit_person_person_id_index" ON "unit_person" USING btree ("person_id");