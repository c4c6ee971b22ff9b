ALTER TABLE "strands" ADD COLUMN "gap" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "beat" ADD COLUMN "gap_sent" text[] DEFAULT '{}' NOT NULL;