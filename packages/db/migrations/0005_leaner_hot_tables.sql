ALTER TABLE "enrolments" DROP CONSTRAINT "enrolments_once";--> statement-breakpoint
ALTER TABLE "enrolments" DROP CONSTRAINT "enrolments_contact_id_contacts_id_fk";
--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_contact_id_contacts_id_fk";
--> statement-breakpoint
DROP INDEX "enrolments_entry_event";--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_once" UNIQUE("entry_event_id","journey_id","contact_id");--> statement-breakpoint
-- Versions from before this table was kept listen to what starts them.
INSERT INTO "version_triggers" ("version_id", "trigger_id", "role")
SELECT "id", "trigger_id", 'entry' FROM "versions" ON CONFLICT DO NOTHING;
