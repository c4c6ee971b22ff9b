CREATE INDEX "contacts_merged" ON "contacts" USING btree ("merged_into") WHERE merged_into is not null;--> statement-breakpoint
-- Every workspace has its partitions from the start: one made beside an event, by whoever stores that, would
-- be waited for with contacts locked.
CREATE FUNCTION percurso_open_parts() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO router_parts (workspace_id, part, served_at)
  SELECT NEW.id, part, 'epoch' FROM generate_series(0, 7) AS part ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER workspaces_open_parts AFTER INSERT ON workspaces
  FOR EACH ROW EXECUTE FUNCTION percurso_open_parts();--> statement-breakpoint
INSERT INTO router_parts (workspace_id, part, served_at)
SELECT id, part, 'epoch' FROM workspaces CROSS JOIN generate_series(0, 7) AS part ON CONFLICT DO NOTHING;
