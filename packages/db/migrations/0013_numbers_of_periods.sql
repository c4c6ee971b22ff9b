DROP INDEX "enrolments_version";--> statement-breakpoint
DROP INDEX "event_decisions_version";--> statement-breakpoint
CREATE INDEX "enrolments_entered" ON "enrolments" USING btree ("version_id","entered_at");--> statement-breakpoint
CREATE INDEX "event_decisions_refused" ON "event_decisions" USING btree ("version_id","at") WHERE outcome = 'refused';