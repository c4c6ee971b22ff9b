CREATE TABLE "contact_attributes" (
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contact_attributes_workspace_id_name_pk" PRIMARY KEY("workspace_id","name")
);
--> statement-breakpoint
INSERT INTO "contact_attributes" ("workspace_id", "name", "type", "first_seen_at", "last_seen_at")
SELECT workspace_id, name,
  CASE WHEN bool_or(type = 'text') AND bool_and(type IN ('text', 'date-time')) THEN 'text'
    ELSE mode() WITHIN GROUP (ORDER BY type) END,
  min(created_at), max(updated_at)
FROM (
  SELECT c.workspace_id, a.key AS name, c.created_at, c.updated_at,
    CASE jsonb_typeof(a.value)
      WHEN 'number' THEN 'number'
      WHEN 'boolean' THEN 'boolean'
      WHEN 'array' THEN 'list'
      WHEN 'string' THEN CASE
        WHEN a.value #>> '{}' ~ '^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$'
        THEN 'date-time' ELSE 'text' END
    END AS type
  FROM contacts c CROSS JOIN LATERAL jsonb_each(c.attributes) AS a
  WHERE c.attributes <> '{}'::jsonb AND a.key NOT IN ('id', 'externalId', 'email', 'phone',
    'firstName', 'lastName', 'language', 'timeZone', 'createdAt')
) AS stored
WHERE type IS NOT NULL
GROUP BY workspace_id, name;
