/** What makes a record trigger fire. */
export interface RecordRule {
  table: 'case' | 'contact';
  /** Which column holds the customer: the case's customer or who reported it; `id` where the contact is the record. */
  audience: 'contactId' | 'reportedById' | 'id';
  actions: ('created' | 'updated')[];
  /** Columns whose change counts; empty means any. */
  columns: string[];
  /** Whose changes count. */
  sources: ('people' | 'api' | 'import' | 'journeys')[];
}
