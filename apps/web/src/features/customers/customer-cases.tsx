import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { useMay } from '../../app/permissions.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { CaseList } from '../../components/case-list.tsx';
import { Empty } from '../../components/empty.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { useCursorList } from '../../components/use-cursor-list.ts';

/** The customer's cases. */
export function CustomerCases({ contactId }: { contactId: string }) {
  const { t } = useTranslation('customers');
  const mayOpen = useMay('cases:write');
  const list = useCursorList({
    queryKey: ['cases', 'list', { contactId }],
    load: (cursor) =>
      readAnswer(
        api.cases.$get({ query: { contactId, tests: 'true', ...(cursor && { cursor }) } }),
      ),
  });
  const open = mayOpen ? (
    <LinkButton variant="default" to="/cases" search={{ customer: contactId }}>
      {t('openCase')}
    </LinkButton>
  ) : null;
  return (
    <CaseList
      list={list}
      withContact={false}
      empty={<Empty icon="cases" title={t('noCases')} text={t('noCasesText')} action={open} />}
    />
  );
}
