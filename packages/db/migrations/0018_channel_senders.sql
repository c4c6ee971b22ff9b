CREATE TABLE "channel_senders" (
	"workspace_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"senders" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "channel_senders_workspace_id_channel_pk" PRIMARY KEY("workspace_id","channel")
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "sender" text;