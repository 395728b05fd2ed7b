CREATE TABLE "compared_versions" (
	"from_id" text NOT NULL,
	"to_id" text NOT NULL,
	"changed" integer NOT NULL,
	CONSTRAINT "compared_versions_from_id_to_id_pk" PRIMARY KEY("from_id","to_id")
);
--> statement-breakpoint
CREATE TABLE "known_version" (
	"person_id" text NOT NULL,
	"paper_id" text NOT NULL,
	"version_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "known_version_person_id_paper_id_pk" PRIMARY KEY("person_id","paper_id")
);

--> statement-breakpoint
-- Whoever stopped in a version knows that one.
INSERT INTO "known_version" ("person_id", "paper_id", "version_id", "at")
SELECT "person_id", "paper_id", "version_id", "at" FROM "reading_position";
