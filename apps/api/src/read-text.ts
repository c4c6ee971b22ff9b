import { ServiceError } from '@percurso/services/service-error';
import type { Context } from 'hono';

/** The body as text, in UTF-8 or the charset of its Content-Type. Throws `invalid` where it is in neither. */
export async function readText(c: Context): Promise<string> {
  const [, charset = 'utf-8'] =
    /charset="?([^";\s]+)/i.exec(c.req.header('content-type') ?? '') ?? [];
  const bytes = await c.req.arrayBuffer();
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    const message = `is not a text in ${charset}; name its encoding in Content-Type, such as text/csv; charset=iso-8859-1`;
    throw new ServiceError('invalid', {
      detail: `The body ${message}.`,
      errors: [{ path: 'body', message, code: 'import-encoding', values: { encoding: charset } }],
    });
  }
}
