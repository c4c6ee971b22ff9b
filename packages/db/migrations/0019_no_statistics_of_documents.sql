-- Documents and bodies are never compared as a whole: their statistics serve no plan, and to gather them
-- costs autovacuum most of its time beside live traffic.
DO $$
DECLARE of record;
BEGIN
  FOR of IN
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND (
      data_type = 'jsonb' OR (table_name = 'messages' AND column_name IN ('subject', 'body', 'html'))
    )
  LOOP
    EXECUTE format('ALTER TABLE %I ALTER COLUMN %I SET STATISTICS 0', of.table_name, of.column_name);
  END LOOP;
END $$;
