CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"origins" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" text,
	"status" text DEFAULT 'pending' NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"inviter_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text DEFAULT 'viewer' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"active_workspace_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"logo" text,
	"metadata" text,
	"next_case_number" integer DEFAULT 1001 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workspaces_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "activations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"token" text NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"block_id" text NOT NULL,
	"visit" integer NOT NULL,
	"event_id" uuid NOT NULL,
	"trigger_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "activations_token_unique" UNIQUE("token"),
	CONSTRAINT "activations_once" UNIQUE("enrolment_id","block_id","visit")
);
--> statement-breakpoint
CREATE TABLE "case_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"action" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"source" text NOT NULL,
	"by" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"subject" text NOT NULL,
	"status" text DEFAULT 'Open' NOT NULL,
	"priority" text DEFAULT 'Normal' NOT NULL,
	"contact_id" uuid,
	"reported_by_id" uuid,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"enrolment_id" uuid,
	"block_id" text,
	"visit" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "cases_once" UNIQUE("enrolment_id","block_id","visit")
);
--> statement-breakpoint
CREATE TABLE "clock" (
	"id" integer PRIMARY KEY NOT NULL,
	"real" timestamp (3) with time zone NOT NULL,
	"virtual" timestamp (3) with time zone NOT NULL,
	"speed" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"address" text NOT NULL,
	"purpose" text NOT NULL,
	"state" text NOT NULL,
	"source" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"external_id" text,
	"email" text,
	"phone" text,
	"first_name" text,
	"last_name" text,
	"language" text,
	"time_zone" text,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"merged_into" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enrolment_data" (
	"enrolment_id" uuid PRIMARY KEY NOT NULL,
	"entry" jsonb NOT NULL,
	"vars" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"steps" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"visits" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enrolments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"journey_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"key" text,
	"status" text NOT NULL,
	"strand_id" uuid,
	"step" integer,
	"exit_reason" text,
	"entry_event_id" uuid NOT NULL,
	"entered_seq" bigint NOT NULL,
	"solo" boolean DEFAULT true NOT NULL,
	"depth" integer DEFAULT 0 NOT NULL,
	"parent" uuid,
	"test" boolean DEFAULT false NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"moved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "enrolments_once" UNIQUE("journey_id","entry_event_id","contact_id"),
	CONSTRAINT "enrolments_inside" CHECK ((status = 'inside') = (strand_id is not null))
);
--> statement-breakpoint
CREATE TABLE "strands" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"cohort_id" text NOT NULL,
	"step" integer NOT NULL,
	"op" text NOT NULL,
	"kind" text NOT NULL,
	"queue" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"size" integer NOT NULL,
	"fence" integer DEFAULT 0 NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"bucket" bigint,
	"check_at" timestamp (3) with time zone NOT NULL,
	"nudges" integer DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"result" jsonb,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "trail" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"block_id" text NOT NULL,
	"visit" integer DEFAULT 1 NOT NULL,
	"port" text NOT NULL,
	"reason" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "waits" (
	"enrolment_id" uuid NOT NULL,
	"block_id" text NOT NULL,
	"visit" integer NOT NULL,
	"slot" integer NOT NULL,
	"contact_id" uuid NOT NULL,
	"trigger_id" uuid NOT NULL,
	"key" text,
	"strand_id" uuid NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"seen_event" uuid,
	CONSTRAINT "waits_enrolment_id_block_id_visit_slot_pk" PRIMARY KEY("enrolment_id","block_id","visit","slot")
);
--> statement-breakpoint
CREATE TABLE "event_decisions" (
	"event_seq" bigint NOT NULL,
	"journey_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"detail" jsonb,
	"enrolment_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "event_decisions_event_seq_journey_id_pk" PRIMARY KEY("event_seq","journey_id")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "events_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"source" text NOT NULL,
	"message_id" text NOT NULL,
	"body_hash" text NOT NULL,
	"trigger_id" uuid NOT NULL,
	"contact_id" uuid,
	"key" text,
	"part" smallint NOT NULL,
	"attributes" jsonb NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT percurso_now() NOT NULL,
	"depth" integer DEFAULT 0 NOT NULL,
	"cause_enrolment_id" uuid,
	"cause_block_id" text,
	"cause_visit" integer,
	"test" text,
	"routed_at" timestamp (3) with time zone,
	"outcome" text,
	"reason" text,
	"attempts" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "events_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "router_parts" (
	"workspace_id" uuid NOT NULL,
	"part" smallint NOT NULL,
	"served_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "router_parts_workspace_id_part_pk" PRIMARY KEY("workspace_id","part")
);
--> statement-breakpoint
CREATE TABLE "journeys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"draft" jsonb,
	"revision" integer DEFAULT 1 NOT NULL,
	"live_version_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text
);
--> statement-breakpoint
CREATE TABLE "step_counts" (
	"version_id" uuid NOT NULL,
	"block_id" text NOT NULL,
	"port" text NOT NULL,
	"shard" smallint NOT NULL,
	"n" bigint NOT NULL,
	CONSTRAINT "step_counts_version_id_block_id_port_shard_pk" PRIMARY KEY("version_id","block_id","port","shard")
);
--> statement-breakpoint
CREATE TABLE "versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"journey_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"document" jsonb NOT NULL,
	"plan" jsonb NOT NULL,
	"plan_hash" text NOT NULL,
	"trigger_id" uuid NOT NULL,
	"status" text DEFAULT 'live' NOT NULL,
	"paused_at" timestamp (3) with time zone,
	"published_at" timestamp (3) with time zone NOT NULL,
	"published_by" text,
	"note" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"workspace_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"provider" text NOT NULL,
	"config" text NOT NULL,
	"next_send_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "channels_workspace_id_channel_pk" PRIMARY KEY("workspace_id","channel")
);
--> statement-breakpoint
CREATE TABLE "effects" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"block_id" text NOT NULL,
	"visit" integer NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"strand_id" uuid NOT NULL,
	"fence" integer NOT NULL,
	"handed_at" timestamp (3) with time zone,
	"answer_by" timestamp (3) with time zone,
	"attempt" integer DEFAULT 0 NOT NULL,
	"request" jsonb NOT NULL,
	"answer" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "effects_once" UNIQUE("enrolment_id","block_id","visit")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"journey_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"block_id" text NOT NULL,
	"visit" integer NOT NULL,
	"contact_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"class" text NOT NULL,
	"state" text NOT NULL,
	"delivery" text DEFAULT 'none' NOT NULL,
	"reason" text,
	"to" text,
	"subject" text,
	"body" text NOT NULL,
	"html" text,
	"strand_id" uuid NOT NULL,
	"fence" integer NOT NULL,
	"handed_at" timestamp (3) with time zone,
	"answer_by" timestamp (3) with time zone,
	"attempt" integer DEFAULT 0 NOT NULL,
	"provider" text,
	"provider_id" text,
	"gates" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "messages_once" UNIQUE("enrolment_id","block_id","visit")
);
--> statement-breakpoint
CREATE TABLE "triggers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"attributes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"record" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_inviter_id_users_id_fk" FOREIGN KEY ("inviter_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_changes" ADD CONSTRAINT "case_changes_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_reported_by_id_contacts_id_fk" FOREIGN KEY ("reported_by_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_journey_id_journeys_id_fk" FOREIGN KEY ("journey_id") REFERENCES "public"."journeys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_user" ON "accounts" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "members_user" ON "members" USING btree ("user_id","workspace_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "case_changes_case" ON "case_changes" USING btree ("case_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_number" ON "cases" USING btree ("workspace_id","number");--> statement-breakpoint
CREATE INDEX "cases_contact" ON "cases" USING btree ("contact_id","id");--> statement-breakpoint
CREATE INDEX "cases_recent" ON "cases" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "consents_point" ON "consents" USING btree ("workspace_id","channel","address","purpose","id");--> statement-breakpoint
CREATE INDEX "consents_contact" ON "consents" USING btree ("contact_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_external_id" ON "contacts" USING btree ("workspace_id","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_email" ON "contacts" USING btree ("workspace_id","email");--> statement-breakpoint
CREATE INDEX "contacts_phone" ON "contacts" USING btree ("workspace_id","phone");--> statement-breakpoint
CREATE INDEX "contacts_recent" ON "contacts" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "enrolments_strand" ON "enrolments" USING btree ("strand_id") WHERE status = 'inside';--> statement-breakpoint
CREATE INDEX "enrolments_contact" ON "enrolments" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "enrolments_version_step" ON "enrolments" USING btree ("version_id","step") WHERE status = 'inside';--> statement-breakpoint
CREATE INDEX "enrolments_version" ON "enrolments" USING btree ("version_id","id");--> statement-breakpoint
CREATE INDEX "enrolments_entry_event" ON "enrolments" USING btree ("entry_event_id");--> statement-breakpoint
CREATE UNIQUE INDEX "strands_joinable" ON "strands" USING btree ("version_id","step","bucket") WHERE state = 'open' and bucket is not null and size < 1000;--> statement-breakpoint
CREATE INDEX "strands_check" ON "strands" USING btree ("check_at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "strands_version" ON "strands" USING btree ("version_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "strands_done" ON "strands" USING btree ("done_at") WHERE state = 'done';--> statement-breakpoint
CREATE INDEX "trail_enrolment" ON "trail" USING btree ("enrolment_id","id");--> statement-breakpoint
CREATE INDEX "waits_contact" ON "waits" USING btree ("contact_id","trigger_id");--> statement-breakpoint
CREATE INDEX "waits_strand" ON "waits" USING btree ("strand_id");--> statement-breakpoint
CREATE INDEX "event_decisions_version" ON "event_decisions" USING btree ("version_id","event_seq");--> statement-breakpoint
CREATE UNIQUE INDEX "events_message" ON "events" USING btree ("workspace_id","source","message_id");--> statement-breakpoint
CREATE INDEX "events_pending" ON "events" USING btree ("workspace_id","part","seq") WHERE routed_at is null;--> statement-breakpoint
CREATE INDEX "events_contact" ON "events" USING btree ("contact_id","trigger_id","received_at");--> statement-breakpoint
CREATE INDEX "events_trigger" ON "events" USING btree ("trigger_id","seq");--> statement-breakpoint
CREATE INDEX "journeys_recent" ON "journeys" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "versions_number" ON "versions" USING btree ("journey_id","number");--> statement-breakpoint
CREATE INDEX "versions_trigger" ON "versions" USING btree ("trigger_id") WHERE status <> 'stopped';--> statement-breakpoint
CREATE INDEX "effects_handed" ON "effects" USING btree ("strand_id") WHERE state = 'handed';--> statement-breakpoint
CREATE INDEX "messages_handed" ON "messages" USING btree ("strand_id") WHERE state = 'handed';--> statement-breakpoint
CREATE INDEX "messages_contact" ON "messages" USING btree ("contact_id","channel","handed_at");--> statement-breakpoint
CREATE INDEX "messages_recent" ON "messages" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "messages_block" ON "messages" USING btree ("version_id","block_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "triggers_key" ON "triggers" USING btree ("workspace_id","key");