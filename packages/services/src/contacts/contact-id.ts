const PREFIX = 'con_';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The id of a contact as the API shows it: `con_<uuid>`. */
export function toContactId(uuid: string): string {
  return `${PREFIX}${uuid}`;
}

/** The uuid in `con_<uuid>`, or null where the text is none (an external id, say). */
export function parseContactId(text: string): string | null {
  const uuid = text.slice(PREFIX.length).toLowerCase();
  return text.startsWith(PREFIX) && UUID.test(uuid) ? uuid : null;
}
