CREATE TABLE "cosignature" (
	"body_id" text NOT NULL,
	"size" integer NOT NULL,
	"witness" text NOT NULL,
	"line" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "cosignature_body_id_size_witness_pk" PRIMARY KEY("body_id","size","witness")
);
