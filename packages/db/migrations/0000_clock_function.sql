-- The one clock of the engine: virtual time, moved by the row `clock` (created by the next migration).
CREATE FUNCTION percurso_now() RETURNS timestamptz(3) LANGUAGE plpgsql VOLATILE AS $$
DECLARE c record;
BEGIN
  SELECT real, virtual, speed INTO c FROM clock WHERE id = 1;
  RETURN (c.virtual + (clock_timestamp() - c.real) * c.speed)::timestamptz(3);
END $$;
