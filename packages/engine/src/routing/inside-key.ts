/** Identity of "the same contact in the same journey with the same key". */
export function insideKey(journeyId: string, contactId: string, key: string | null): string {
  return JSON.stringify([journeyId, contactId, key]);
}
