CREATE TABLE "note_read" (
	"person_id" text NOT NULL,
	"version_id" text NOT NULL,
	"note_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "note_read_person_id_version_id_note_id_pk" PRIMARY KEY("person_id","version_id","note_id")
);
