CREATE TABLE "beat" (
	"id" integer PRIMARY KEY NOT NULL,
	"n" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"held_since" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "watchdogs" (
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"ok" boolean NOT NULL,
	"detail" jsonb NOT NULL,
	"failing_since" timestamp (3) with time zone,
	"checked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "watchdogs_workspace_id_name_pk" PRIMARY KEY("workspace_id","name")
);
--> statement-breakpoint
CREATE TABLE "entry_counts" (
	"journey_id" uuid NOT NULL,
	"day" text NOT NULL,
	"n" bigint NOT NULL,
	CONSTRAINT "entry_counts_journey_id_day_pk" PRIMARY KEY("journey_id","day")
);
--> statement-breakpoint
CREATE TABLE "goal_hits" (
	"enrolment_id" uuid NOT NULL,
	"goal_id" text NOT NULL,
	"version_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "goal_hits_enrolment_id_goal_id_pk" PRIMARY KEY("enrolment_id","goal_id")
);
--> statement-breakpoint
CREATE TABLE "journey_tests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"journey_id" uuid NOT NULL,
	"name" text NOT NULL,
	"definition" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "version_triggers" (
	"version_id" uuid NOT NULL,
	"trigger_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "version_triggers_version_id_trigger_id_role_pk" PRIMARY KEY("version_id","trigger_id","role")
);
--> statement-breakpoint
CREATE TABLE "message_interactions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "message_interactions_once" UNIQUE("message_id","kind","source")
);
--> statement-breakpoint
CREATE TABLE "suppressions" (
	"workspace_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"address_hash" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "suppressions_workspace_id_channel_address_hash_pk" PRIMARY KEY("workspace_id","channel","address_hash")
);
--> statement-breakpoint
DROP INDEX "waits_strand";--> statement-breakpoint
DROP INDEX "enrolments_contact";--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "enrolment_data" ADD COLUMN "loops" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "enrolments" ADD COLUMN "fires" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "only_journey_id" uuid;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "fires" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "versions" ADD COLUMN "moves_to" uuid;--> statement-breakpoint
ALTER TABLE "versions" ADD COLUMN "move_map" jsonb;--> statement-breakpoint
ALTER TABLE "triggers" ADD COLUMN "built_in" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "journey_tests" ADD CONSTRAINT "journey_tests_journey_id_journeys_id_fk" FOREIGN KEY ("journey_id") REFERENCES "public"."journeys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_triggers" ADD CONSTRAINT "version_triggers_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_interactions" ADD CONSTRAINT "message_interactions_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "goal_hits_version" ON "goal_hits" USING btree ("version_id","goal_id");--> statement-breakpoint
CREATE INDEX "journey_tests_journey" ON "journey_tests" USING btree ("journey_id","id");--> statement-breakpoint
CREATE INDEX "version_triggers_trigger" ON "version_triggers" USING btree ("trigger_id","role");--> statement-breakpoint
CREATE INDEX "message_interactions_message" ON "message_interactions" USING btree ("message_id","id");--> statement-breakpoint
CREATE INDEX "enrolments_parent" ON "enrolments" USING btree ("parent") WHERE parent is not null;--> statement-breakpoint
CREATE INDEX "enrolments_contact" ON "enrolments" USING btree ("contact_id","journey_id");--> statement-breakpoint
ALTER TABLE "waits" DROP COLUMN "key";--> statement-breakpoint
ALTER TABLE "waits" DROP COLUMN "strand_id";