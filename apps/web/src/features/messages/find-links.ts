const LINK = /https?:\/\/[^\s"'<>()]+/g;

/** The links a message holds, each once, as they stand in its text or HTML. */
export function findLinks({ body, html }: { body: string; html: string | null }): string[] {
  const found = [...`${body} ${html ?? ''}`.matchAll(LINK)].map(([link]) =>
    link.replaceAll('&amp;', '&').replace(/[.,;:!?]+$/, ''),
  );
  return [...new Set(found)];
}
