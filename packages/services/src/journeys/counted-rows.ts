import type { ReportedKind } from '@percurso/blocks/kit/reported-kind';
import type { Transaction } from '@percurso/db/connect';
import { wasHeard } from '../messages/was-heard.ts';
import { ServiceError } from '../service-error.ts';
import { countedPassages } from './counted-passages.ts';
import type { PeopleCount, PeopleQuery } from './journey-numbers-schema.ts';
import type { ofPeople } from './numbers-period.ts';
import { MESSAGE_STATES } from './read-message-numbers.ts';

/** What is counted, as SQL beside an enrolment `e` of a version `w`. */
export interface CountedRows {
  /** A lateral join `r` of `row_id, at, port, reason, "messageId"`, a row for each time. */
  rows: ReturnType<typeof ofPeople>;
  /** Which of them. */
  only: ReturnType<typeof ofPeople>;
  /** Whether people who are in a later version now may be among them. */
  moved: boolean;
}

type Asked = Pick<PeopleQuery, 'block' | 'port' | 'reason' | 'version'> & {
  journeyId: string;
  count: PeopleCount;
};

const OF_ENTRY: readonly PeopleCount[] = [
  'entered',
  'inside',
  'finished',
  'exited',
  'exits',
  'goals',
];
const OF_PASSAGES: readonly PeopleCount[] = [
  'entered',
  'here',
  'passed',
  'exited',
  'movedIn',
  'again',
];
const HEARD: readonly ReportedKind[] = ['delivered', 'opened', 'clicked'];

/** Where the people of a count are found. Throws `invalid` for a count that its block, or the entry, has not. */
export async function countedRows(tx: Transaction, asked: Asked): Promise<CountedRows> {
  const { block, count, reason } = asked;
  const counted =
    block === undefined
      ? ofEntry(tx, asked)
      : OF_PASSAGES.includes(count)
        ? await countedPassages(tx, { ...asked, block })
        : ofMessages(tx, { ...asked, block });
  if (!counted) {
    const message = `has to be one of ${OF_ENTRY.join(', ')}, or of the block given with it`;
    throw new ServiceError('invalid', {
      detail: `count ${message}.`,
      errors: [{ path: 'count', message, code: 'invalid-value' }],
    });
  }
  if (reason === undefined) return counted;
  const why = reason === '' ? tx`r.reason is null` : tx`r.reason = ${reason}`;
  return { ...counted, only: tx`${counted.only} and ${why}` };
}

/** Numbers of the entry are of whole enrolments, in the version they are in now; goals where they were reached. */
function ofEntry(tx: Transaction, { count, version }: Asked): CountedRows | null {
  if (!OF_ENTRY.includes(count)) return null;
  if (count === 'goals') {
    const there =
      typeof version === 'number'
        ? tx`g.version_id = (select id from versions where journey_id = w.journey_id and number = ${version})`
        : tx`true`;
    return {
      rows: tx`cross join lateral (
        select md5(e.id || g.goal_id)::uuid as row_id, g.at, null as port, g.goal_id as reason,
          null::uuid as "messageId"
        from goal_hits g where g.enrolment_id = e.id and ${there}) r`,
      only: tx`true`,
      moved: true,
    };
  }
  const at = count === 'entered' ? tx`e.entered_at` : tx`e.moved_at`;
  if (count === 'exits') {
    return {
      rows: tx`cross join lateral (
        select e.id as row_id, ${at} as at, null as port, (
            select substring(t.reason from '^exit-rule: (.*)$') from trail t
            where t.enrolment_id = e.id and t.port = 'exited' limit 1
          ) as reason, null::uuid as "messageId"
        where e.status = 'exited' and e.exit_reason = 'exit-rule') r`,
      only: tx`true`,
      moved: false,
    };
  }
  const only = count === 'entered' ? tx`true` : tx`e.status = ${count}`;
  return {
    rows: tx`cross join lateral (
      select e.id as row_id, ${at} as at, null as port, e.exit_reason as reason,
        null::uuid as "messageId") r`,
    only,
    moved: false,
  };
}

function ofMessages(
  tx: Transaction,
  { block, count, journeyId, version }: Asked & { block: string },
): CountedRows | null {
  const heard = HEARD.find((kind) => kind === count);
  const states = Object.entries(MESSAGE_STATES).flatMap(([state, of]) =>
    of === count ? [state] : [],
  );
  if (heard === undefined && states.length === 0) return null;
  return {
    // Without its own order, so that it may begin with the messages of the block, where those are few.
    rows: tx`join lateral (
      select m.id as row_id, m.created_at as at, null as port, m.reason, m.id as "messageId"
      from messages m
      where m.enrolment_id = e.id and m.block_id = ${block} and not m.test
        and m.version_id in (select id from versions where journey_id = ${journeyId}
          and ${typeof version === 'number' ? tx`number = ${version}` : tx`true`})
        and ${heard ? wasHeard(tx, heard) : tx`m.state in ${tx(states)}`}) r on true`,
    only: tx`true`,
    moved: true,
  };
}
