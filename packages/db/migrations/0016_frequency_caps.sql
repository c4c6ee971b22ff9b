CREATE TABLE "frequency_caps" (
	"workspace_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"most" integer NOT NULL,
	"days" integer NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "frequency_caps_workspace_id_channel_pk" PRIMARY KEY("workspace_id","channel")
);
