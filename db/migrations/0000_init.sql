CREATE TABLE "item_access" (
	"item_id" text NOT NULL,
	"seat_id" text NOT NULL,
	"level" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "item_access_item_id_seat_id_pk" PRIMARY KEY("item_id","seat_id")
);
--> statement-breakpoint
CREATE TABLE "agenda_item" (
	"id" text PRIMARY KEY NOT NULL,
	"meeting_id" text NOT NULL,
	"body_id" text NOT NULL,
	"parent_id" text,
	"position" integer NOT NULL,
	"type" text NOT NULL,
	"title" jsonb NOT NULL,
	"presenter_seat_id" text,
	"minutes" integer NOT NULL,
	"purpose" jsonb NOT NULL,
	"decision" jsonb,
	"classification" text DEFAULT 'internal' NOT NULL,
	"removed" boolean DEFAULT false NOT NULL,
	"published_revision" integer,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agenda_snapshot" (
	"meeting_id" text NOT NULL,
	"revision" integer NOT NULL,
	"digest" text NOT NULL,
	"canonical" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"published_by" text NOT NULL,
	CONSTRAINT "agenda_snapshot_meeting_id_revision_pk" PRIMARY KEY("meeting_id","revision")
);
--> statement-breakpoint
CREATE TABLE "declared_interest" (
	"item_id" text NOT NULL,
	"seat_id" text NOT NULL,
	"reason" text NOT NULL,
	"declared_by" text NOT NULL,
	"declared_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "declared_interest_item_id_seat_id_pk" PRIMARY KEY("item_id","seat_id")
);
--> statement-breakpoint
CREATE TABLE "annotation_layer" (
	"id" text PRIMARY KEY NOT NULL,
	"version_id" text NOT NULL,
	"item_id" text NOT NULL,
	"audience" text NOT NULL,
	"snapshot" "bytea",
	"snapshot_seq" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "annotation_update" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"layer_id" text NOT NULL,
	"update" "bytea" NOT NULL,
	"person_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ballot" (
	"id" text PRIMARY KEY NOT NULL,
	"vote_id" text NOT NULL,
	"seat_id" text NOT NULL,
	"seq" integer NOT NULL,
	"canonical" text NOT NULL,
	"choice" text NOT NULL,
	"level" text NOT NULL,
	"signature" text NOT NULL,
	"key_id" text NOT NULL,
	"entry" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vote" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"meeting_id" text NOT NULL,
	"item_id" text NOT NULL,
	"state" text NOT NULL,
	"terms" jsonb NOT NULL,
	"vote_hash" text NOT NULL,
	"opened_entry" integer NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"deadline" timestamp (3) with time zone NOT NULL,
	"closed_entry" integer,
	"closed_at" timestamp (3) with time zone,
	"result" jsonb
);
--> statement-breakpoint
CREATE TABLE "vote_elector" (
	"vote_id" text NOT NULL,
	"seat_id" text NOT NULL,
	"elector" jsonb NOT NULL,
	CONSTRAINT "vote_elector_vote_id_seat_id_pk" PRIMARY KEY("vote_id","seat_id")
);
--> statement-breakpoint
CREATE TABLE "body" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" jsonb NOT NULL,
	"accent" text NOT NULL,
	"plan" text NOT NULL,
	"zone" text NOT NULL,
	"parent_id" text,
	"settings" jsonb NOT NULL,
	CONSTRAINT "body_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "mandate" (
	"id" text PRIMARY KEY NOT NULL,
	"seat_id" text NOT NULL,
	"person_id" text NOT NULL,
	"capacity" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "seat" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"title" jsonb NOT NULL,
	"role" text NOT NULL,
	"votes" boolean NOT NULL,
	"weight" text DEFAULT '1' NOT NULL,
	"position" integer NOT NULL,
	"bloc" text
);
--> statement-breakpoint
CREATE TABLE "paper" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"item_id" text NOT NULL,
	"title" jsonb NOT NULL,
	"position" integer NOT NULL,
	"current_version_id" text NOT NULL,
	"removed" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "paper_page" (
	"version_id" text NOT NULL,
	"page" integer NOT NULL,
	"width" double precision NOT NULL,
	"height" double precision NOT NULL,
	"rotation" integer NOT NULL,
	"words" jsonb NOT NULL,
	"folded" text NOT NULL,
	CONSTRAINT "paper_page_version_id_page_pk" PRIMARY KEY("version_id","page")
);
--> statement-breakpoint
CREATE TABLE "paper_version" (
	"id" text PRIMARY KEY NOT NULL,
	"paper_id" text NOT NULL,
	"number" integer NOT NULL,
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
	"uploaded_at" timestamp (3) with time zone NOT NULL,
	"released_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "reading_position" (
	"person_id" text NOT NULL,
	"paper_id" text NOT NULL,
	"version_id" text NOT NULL,
	"page" integer NOT NULL,
	"offset" double precision NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reading_position_person_id_paper_id_pk" PRIMARY KEY("person_id","paper_id")
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "key_enrolment" (
	"key_id" text NOT NULL,
	"body_id" text NOT NULL,
	"entry" integer NOT NULL,
	"revoked_entry" integer
);
--> statement-breakpoint
CREATE TABLE "login_session" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"device" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" text PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"name" jsonb NOT NULL,
	"password_hash" text,
	"administrator" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "person_username_unique" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "signing_key" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"algorithm" text NOT NULL,
	"public_key" text NOT NULL,
	"level" text NOT NULL,
	"device" text DEFAULT '' NOT NULL,
	"statement" text NOT NULL,
	"signature" text NOT NULL,
	"enrolled_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "change" (
	"body_id" text NOT NULL,
	"cursor" bigint NOT NULL,
	"topic" text NOT NULL,
	"ref" text NOT NULL,
	"audience" jsonb,
	"item_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "change_body_id_cursor_pk" PRIMARY KEY("body_id","cursor")
);
--> statement-breakpoint
CREATE TABLE "checkpoint" (
	"body_id" text NOT NULL,
	"size" integer NOT NULL,
	"note" text NOT NULL,
	CONSTRAINT "checkpoint_body_id_size_pk" PRIMARY KEY("body_id","size")
);
--> statement-breakpoint
CREATE TABLE "ledger_entry" (
	"body_id" text NOT NULL,
	"index" integer NOT NULL,
	"type" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"item_id" text,
	"subject" text,
	"leaf" text NOT NULL,
	"payload" text,
	CONSTRAINT "ledger_entry_body_id_index_pk" PRIMARY KEY("body_id","index")
);
--> statement-breakpoint
CREATE TABLE "ledger_head" (
	"body_id" text PRIMARY KEY NOT NULL,
	"origin" text NOT NULL,
	"public_key" "bytea" NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"size" integer DEFAULT 0 NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"cursor" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_node" (
	"body_id" text NOT NULL,
	"level" integer NOT NULL,
	"index" integer NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "ledger_node_body_id_level_index_pk" PRIMARY KEY("body_id","level","index")
);
--> statement-breakpoint
CREATE TABLE "request_answer" (
	"person_id" text NOT NULL,
	"request_id" text NOT NULL,
	"act" text NOT NULL,
	"input_hash" text NOT NULL,
	"answer" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "request_answer_person_id_request_id_pk" PRIMARY KEY("person_id","request_id")
);
--> statement-breakpoint
CREATE TABLE "attendance" (
	"meeting_id" text NOT NULL,
	"seat_id" text NOT NULL,
	"person_id" text NOT NULL,
	"remote" boolean NOT NULL,
	"checked_in_at" timestamp (3) with time zone NOT NULL,
	"left_at" timestamp (3) with time zone,
	CONSTRAINT "attendance_meeting_id_seat_id_pk" PRIMARY KEY("meeting_id","seat_id")
);
--> statement-breakpoint
CREATE TABLE "meeting" (
	"id" text PRIMARY KEY NOT NULL,
	"body_id" text NOT NULL,
	"number" integer NOT NULL,
	"title" jsonb NOT NULL,
	"kind" text NOT NULL,
	"place" jsonb NOT NULL,
	"state" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"current_item_id" text,
	"item_called_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"body_id" text NOT NULL,
	"meeting_id" text NOT NULL,
	"kind" text NOT NULL,
	"revision" integer,
	"item_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat" ADD CONSTRAINT "seat_body_id_body_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."body"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_enrolment" ADD CONSTRAINT "key_enrolment_key_id_signing_key_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."signing_key"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "login_session" ADD CONSTRAINT "login_session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signing_key" ADD CONSTRAINT "signing_key_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "item_access_seat_id_index" ON "item_access" USING btree ("seat_id");--> statement-breakpoint
CREATE INDEX "agenda_item_meeting_id_index" ON "agenda_item" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "annotation_layer_version_id_index" ON "annotation_layer" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "annotation_update_layer_id_index" ON "annotation_update" USING btree ("layer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ballot_once" ON "ballot" USING btree ("vote_id","seat_id","seq");--> statement-breakpoint
CREATE INDEX "vote_meeting_id_index" ON "vote" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "vote_body_id_index" ON "vote" USING btree ("body_id");--> statement-breakpoint
CREATE INDEX "mandate_seat_id_index" ON "mandate" USING btree ("seat_id");--> statement-breakpoint
CREATE INDEX "mandate_person_id_index" ON "mandate" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "seat_body_id_index" ON "seat" USING btree ("body_id");--> statement-breakpoint
CREATE INDEX "paper_item_id_index" ON "paper" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "paper_version_paper_id_index" ON "paper_version" USING btree ("paper_id");--> statement-breakpoint
CREATE INDEX "key_enrolment_key_id_index" ON "key_enrolment" USING btree ("key_id");--> statement-breakpoint
CREATE INDEX "key_enrolment_body_id_index" ON "key_enrolment" USING btree ("body_id");--> statement-breakpoint
CREATE INDEX "login_session_person_id_index" ON "login_session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "signing_key_person_id_index" ON "signing_key" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "ledger_entry_body_id_subject_index" ON "ledger_entry" USING btree ("body_id","subject");--> statement-breakpoint
CREATE INDEX "ledger_entry_body_id_type_index" ON "ledger_entry" USING btree ("body_id","type");--> statement-breakpoint
CREATE INDEX "meeting_body_id_index" ON "meeting" USING btree ("body_id");--> statement-breakpoint
CREATE INDEX "notice_person_id_index" ON "notice" USING btree ("person_id");