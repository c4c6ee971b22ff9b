CREATE INDEX CONCURRENTLY "enrolments_of_contact" ON "enrolments" USING btree ("contact_id","journey_id","entered_at");--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "enrolments_contact";
