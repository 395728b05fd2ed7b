CREATE TABLE "adopted_rule" (
	"body_id" text NOT NULL,
	"rule_id" text NOT NULL,
	"version" integer NOT NULL,
	"rule" jsonb NOT NULL,
	"from_preset" text,
	"adopted_by" text NOT NULL,
	"adopted_at" timestamp (3) with time zone NOT NULL,
	"adopted_entry" integer NOT NULL,
	"ended_entry" integer,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "adopted_rule_body_id_rule_id_version_pk" PRIMARY KEY("body_id","rule_id","version")
);
--> statement-breakpoint
CREATE TABLE "rule_draft" (
	"body_id" text NOT NULL,
	"rule_id" text NOT NULL,
	"rule" jsonb NOT NULL,
	"from_preset" text,
	"edit" integer DEFAULT 1 NOT NULL,
	"edited_by" text NOT NULL,
	"edited_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rule_draft_body_id_rule_id_pk" PRIMARY KEY("body_id","rule_id")
);
