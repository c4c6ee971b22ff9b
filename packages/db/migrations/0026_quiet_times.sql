CREATE TABLE "quiet_times" (
	"workspace_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"settings" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "quiet_times_workspace_id_channel_pk" PRIMARY KEY("workspace_id","channel")
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "held_until" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "quiet_times" ALTER COLUMN "settings" SET STATISTICS 0;
