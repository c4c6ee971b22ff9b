-- Re-entry "not while inside": one open enrolment per journey, contact and key, no key counting as one.
CREATE UNIQUE INDEX enrolments_solo ON enrolments (journey_id, contact_id, key) NULLS NOT DISTINCT
  WHERE status = 'inside' AND solo;
--> statement-breakpoint
INSERT INTO clock (id, real, virtual, speed) VALUES (1, clock_timestamp(), clock_timestamp(), 1);
