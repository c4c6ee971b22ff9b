ALTER TABLE "consents" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "consents" ADD COLUMN "by" text;--> statement-breakpoint
CREATE INDEX "consents_recent" ON "consents" USING btree ("workspace_id","id");