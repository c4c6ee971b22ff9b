import type { BlockId } from '@percurso/journey/document';

/** Whether they are in the journey, went through it, or left it before its end. */
export const PEOPLE_STATUSES = ['inside', 'finished', 'exited'] as const;
export type PeopleStatus = (typeof PEOPLE_STATUSES)[number];

/** The numbers whose people are listed, by the names of the API. */
export const PEOPLE_COUNTS = [
  'entered',
  'here',
  'inside',
  'finished',
  'passed',
  'exited',
  'exits',
  'goals',
  'movedIn',
  'again',
  'sent',
  'delivered',
  'opened',
  'clicked',
  'failed',
  'notSent',
  'unknown',
  'pending',
] as const;
export type PeopleCount = (typeof PEOPLE_COUNTS)[number];

/** One number of a block, or of the entry. */
export interface CountShown {
  count: PeopleCount;
  /** Of those who passed, only by this way. */
  port?: string | undefined;
  /** Only for this reason; '' for none. */
  reason?: string | undefined;
}

/** Whom the drawer lists: those of a status, those who stand at a block, or those a number counts. */
export interface PeopleShown {
  block: BlockId | null;
  status: PeopleStatus;
  counted: CountShown | null;
}

/** As the address says it: `finished`, `b2`, or `b2:passed:yes`. */
export function writePeople({ block, status, counted }: PeopleShown): string {
  if (!counted) return block ?? status;
  const { count, port, reason } = counted;
  return [block ?? '', count, ...[port ?? reason ?? []].flat()].join(':');
}

/** Reads what {@link writePeople} wrote; undefined for anything else. */
export function readPeople(text: string | undefined): PeopleShown | undefined {
  if (!text) return undefined;
  const status = PEOPLE_STATUSES.find((one) => one === text);
  if (status) return { block: null, status, counted: null };
  const [block = '', name, ...rest] = text.split(':');
  if (name === undefined) return { block, status: 'inside', counted: null };
  const count = PEOPLE_COUNTS.find((one) => one === name);
  if (!count) return undefined;
  const narrower = rest.length === 0 ? {} : { [narrows(count)]: rest.join(':') };
  return { block: block || null, status: 'inside', counted: { count, ...narrower } };
}

function narrows(count: PeopleCount): 'port' | 'reason' {
  return count === 'passed' ? 'port' : 'reason';
}
