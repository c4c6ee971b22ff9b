CREATE TABLE "channel_tests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"provider" text NOT NULL,
	"to" text NOT NULL,
	"subject" text,
	"body" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"detail" text,
	"provider_id" text,
	"latency_ms" integer NOT NULL,
	"by" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "channel_tests_recent" ON "channel_tests" USING btree ("workspace_id","channel","id");