import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { api } from '../app/api.ts';
import type { AnswerOf } from '../app/read-answer.ts';
import { CasePriority } from './case-priority.tsx';
import { CaseStatus } from './case-status.tsx';
import type { Column } from './data-list.tsx';
import { DataList, rowLinkClass } from './data-list.tsx';
import { Ellipsis } from './ellipsis.tsx';
import { Time } from './time.tsx';
import type { CursorList } from './use-cursor-list.ts';

/** A case as the list of cases tells it. */
export type CaseItem = AnswerOf<Awaited<ReturnType<typeof api.cases.$get>>>['items'][number];

interface CaseListProps {
  list: CursorList<CaseItem>;
  empty: ReactNode;
  /** Off where the whole list is of one customer. */
  withContact?: boolean | undefined;
}

/** Cases, newest first: number, subject, customer, status and priority. */
export function CaseList({ list, empty, withContact = true }: CaseListProps) {
  const { t } = useTranslation('components');
  const contact: Column<CaseItem> = {
    key: 'contact',
    header: t('caseList.contact'),
    width: '22%',
    wide: true,
    render: (item) =>
      item.contactId ? (
        <Link to="/customers/$contact" params={{ contact: item.contactId }}>
          <Ellipsis>{item.contactName ?? t('contact.unnamed')}</Ellipsis>
        </Link>
      ) : (
        t('caseList.noContact')
      ),
  };
  const columns: Column<CaseItem>[] = [
    {
      key: 'number',
      header: t('caseList.number'),
      width: 104,
      render: (item) => <span className="tabular">#{item.number}</span>,
    },
    {
      key: 'subject',
      header: t('caseList.subject'),
      render: (item) => (
        <Ellipsis
          render={(text) => (
            <Link to="/cases/$caseId" params={{ caseId: item.id }} className={rowLinkClass}>
              {text}
            </Link>
          )}
        >
          {item.test ? `${t('test')} · ${item.subject}` : item.subject}
        </Ellipsis>
      ),
    },
    ...(withContact ? [contact] : []),
    {
      key: 'status',
      header: t('caseList.status'),
      width: 150,
      render: (item) => <CaseStatus status={item.status} />,
    },
    {
      key: 'priority',
      header: t('caseList.priority'),
      width: 110,
      wide: true,
      render: (item) => <CasePriority priority={item.priority} />,
    },
    {
      key: 'updated',
      header: t('caseList.updated'),
      width: 165,
      wide: true,
      render: (item) => <Time at={item.updatedAt} />,
    },
  ];
  return (
    <DataList
      label={t('caseList.label')}
      list={list}
      columns={columns}
      rowKey={(item) => item.id}
      empty={empty}
    />
  );
}
