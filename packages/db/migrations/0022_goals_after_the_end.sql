ALTER TABLE "version_triggers" ADD COLUMN "within_ms" bigint;--> statement-breakpoint
UPDATE "version_triggers" l SET "within_ms" = (
  SELECT max((g -> 'within' ->> 'amount')::bigint * CASE g -> 'within' ->> 'unit'
      WHEN 'seconds' THEN 1000 WHEN 'minutes' THEN 60000 WHEN 'hours' THEN 3600000
      WHEN 'days' THEN 86400000 WHEN 'weeks' THEN 604800000 END)
    FROM "versions" v, "triggers" t, jsonb_array_elements(v."plan" -> 'goals') g
    WHERE v."id" = l."version_id" AND t."id" = l."trigger_id" AND g ->> 'trigger' = t."key")
  WHERE l."role" = 'goal';
