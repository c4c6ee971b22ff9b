import { Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { contactName } from '../../components/contact-name.ts';
import type { Column } from '../../components/data-list.tsx';
import { DataList, rowLinkClass } from '../../components/data-list.tsx';
import { Ellipsis } from '../../components/ellipsis.tsx';
import { Empty } from '../../components/empty.tsx';
import { FilterSelect } from '../../components/filter-select.tsx';
import { Icon } from '../../components/icon.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { NewButton } from '../../components/new-button.tsx';
import { NothingFound } from '../../components/nothing-found.tsx';
import { PermittedButton } from '../../components/permitted-button.tsx';
import { Time } from '../../components/time.tsx';
import { useCursorList } from '../../components/use-cursor-list.ts';
import type { Contact } from './contact-query.ts';
import { CustomerDialog } from './customer-dialog.tsx';

const route = getRouteApi('/signed-in/nav/customers');

/** Which addresses of theirs customers can be listed by. */
const ADDRESSES = ['phone', 'email', 'none'] as const;

/** Everybody journeys can reach: search, add, open. */
export function CustomersPage() {
  const { t } = useTranslation(['customers', 'components']);
  const { search, address: wanted } = route.useSearch();
  const address = ADDRESSES.find((one) => one === wanted);
  const navigate = useNavigate();
  const [creating, dialog] = useDisclosure(false);
  const list = useCursorList({
    queryKey: ['contacts', 'list', search ?? '', address ?? ''],
    load: (cursor) => {
      const given = { ...(search && { search }), ...(address && { address }) };
      return readAnswer(api.contacts.$get({ query: { ...given, ...(cursor && { cursor }) } }));
    },
  });
  const narrowed = search !== undefined || address !== undefined;
  const find = (next: { search?: string | undefined; address?: string | undefined }) =>
    void navigate({ to: '/customers', search: { search, address, ...next }, replace: true });
  const clear = () => find({ search: undefined, address: undefined });
  const create = (
    <NewButton requires="contacts:write" onClick={dialog.open}>
      {t('create')}
    </NewButton>
  );

  return (
    <ListPage
      title={t('title')}
      description={t('description')}
      actions={
        <>
          <PermittedButton
            requires="contacts:write"
            variant="default"
            leftSection={<Icon name="upload" size={16} />}
            onClick={() => void navigate({ to: '/customers/import' })}
          >
            {t('importFile')}
          </PermittedButton>
          {create}
        </>
      }
      onClear={address && list.items?.length !== 0 ? clear : undefined}
      nothing={!narrowed && list.items?.length === 0}
      search={{
        value: search,
        onChange: (next) => find({ search: next }),
        placeholder: t('search'),
      }}
      filters={
        <FilterSelect
          label={t('filterAddress')}
          values={ADDRESSES}
          wordOf={(one) => t(`address.${one}`)}
          chosen={address}
          onChoose={(next) => find({ address: next })}
          width={230}
        />
      }
    >
      <DataList
        label={t('title')}
        list={list}
        columns={useColumns()}
        rowKey={(contact) => contact.id}
        empty={
          narrowed ? (
            <NothingFound by={{ search, filters: address !== undefined }} onClear={clear} />
          ) : (
            <Empty icon="customers" title={t('empty')} text={t('emptyText')} action={create} />
          )
        }
      />
      <CustomerDialog
        opened={creating}
        onClose={dialog.close}
        onSaved={(contact) =>
          void navigate({ to: '/customers/$contact', params: { contact: contact.id } })
        }
      />
    </ListPage>
  );
}

function useColumns(): Column<Contact>[] {
  const { t } = useTranslation(['customers', 'components']);
  const orDash = (value: string | null) =>
    value ? (
      <Ellipsis>{value}</Ellipsis>
    ) : (
      <Text size="sm" c="var(--text-quiet)">
        –
      </Text>
    );
  return [
    {
      key: 'name',
      header: t('fields.name'),
      render: (contact) => (
        <Ellipsis
          render={(text) => (
            <Link
              to="/customers/$contact"
              params={{ contact: contact.id }}
              className={rowLinkClass}
            >
              {text}
            </Link>
          )}
        >
          {contactName(contact) ?? t('components:contact.unnamed')}
        </Ellipsis>
      ),
    },
    { key: 'email', header: t('fields.email'), render: (contact) => orDash(contact.email) },
    {
      key: 'phone',
      header: t('fields.phone'),
      width: 170,
      wide: true,
      render: (contact) => orDash(contact.phone),
    },
    {
      key: 'externalId',
      header: t('fields.externalId'),
      width: 160,
      wide: true,
      render: (contact) => orDash(contact.externalId),
    },
    {
      key: 'created',
      header: t('fields.created'),
      width: 150,
      wide: true,
      render: (contact) => <Time at={contact.createdAt} />,
    },
  ];
}
