ALTER TABLE "cases" ADD COLUMN "test" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE "cases" SET "test" = true FROM "enrolments" e WHERE e."id" = "cases"."enrolment_id" AND e."test";
