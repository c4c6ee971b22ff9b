ALTER TABLE "journeys" ADD COLUMN "resume_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "journeys_resume" ON "journeys" USING btree ("resume_at") WHERE state = 'paused';