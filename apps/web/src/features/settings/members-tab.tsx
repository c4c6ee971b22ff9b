import { ActionIcon, Select, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import type { AnswerOf } from '../../app/read-answer.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { useMe } from '../../app/session.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import type { Column } from '../../components/data-list.tsx';
import { DataList } from '../../components/data-list.tsx';
import { Ellipsis } from '../../components/ellipsis.tsx';
import { Empty } from '../../components/empty.tsx';
import { Icon } from '../../components/icon.tsx';
import { NewButton } from '../../components/new-button.tsx';
import { notifyFailure } from '../../components/notify-failure.ts';
import { Time } from '../../components/time.tsx';
import { useCursorList } from '../../components/use-cursor-list.ts';
import { MemberDialog } from './member-dialog.tsx';
import { roles } from './roles.ts';
import { TabIntro } from './tab-intro.tsx';

type Member = AnswerOf<Awaited<ReturnType<typeof api.members.$get>>>['items'][number];

/** The people of this workspace and what each may do. */
export function MembersTab() {
  const { t } = useTranslation('settings');
  const [adding, dialog] = useDisclosure(false);
  const [leaving, setLeaving] = useState<Member | null>(null);
  const list = useCursorList({
    queryKey: ['members'],
    load: (cursor) => readAnswer(api.members.$get({ query: cursor ? { cursor } : {} })),
  });
  return (
    <>
      <TabIntro
        text={t('members.text')}
        action={
          <NewButton requires="members:write" onClick={dialog.open}>
            {t('members.add')}
          </NewButton>
        }
      />
      <DataList
        label={t('tabs.members')}
        list={list}
        columns={useColumns(setLeaving)}
        rowKey={(member) => member.id}
        empty={<Empty icon="customers" title={t('members.empty')} />}
      />
      <MemberDialog opened={adding} onClose={dialog.close} />
      <RemoveMember member={leaving} onClose={() => setLeaving(null)} />
    </>
  );
}

function useColumns(onRemove: (member: Member) => void): Column<Member>[] {
  const { t } = useTranslation('settings');
  return [
    {
      key: 'name',
      header: t('members.name'),
      render: (member) => (
        <>
          <Text component="div" size="sm" fw={600}>
            <Ellipsis>{member.name}</Ellipsis>
          </Text>
          <Text component="div" size="xs" c="var(--text-quiet)">
            <Ellipsis>{member.email}</Ellipsis>
          </Text>
        </>
      ),
    },
    {
      key: 'role',
      header: t('members.role'),
      width: 160,
      render: (member) => <RoleSelect member={member} />,
    },
    {
      key: 'since',
      header: t('members.since'),
      width: 170,
      wide: true,
      render: (member) => <Time at={member.createdAt} />,
    },
    {
      key: 'remove',
      header: t('actions'),
      width: 110,
      align: 'right',
      render: (member) => (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('members.removeOf', { name: member.name })}
          onClick={() => onRemove(member)}
        >
          <Icon name="trash" />
        </ActionIcon>
      ),
    },
  ];
}

function RoleSelect({ member }: { member: Member }) {
  const { t } = useTranslation(['settings', 'app']);
  const client = useQueryClient();
  const { user } = useMe();
  const change = useMutation({
    mutationFn: (role: Member['role']) =>
      readAnswer(api.members[':id'].$patch({ param: { id: member.id }, json: { role } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['members'] });
      if (member.userId === user?.id) await client.invalidateQueries({ queryKey: ['me'] });
    },
    onError: (error) => notifyFailure(t('settings:members.roleFailed'), error),
  });
  return (
    <Select
      size="xs"
      aria-label={t('settings:members.roleOf', { name: member.name })}
      data={roles.map((value) => ({ value, label: t(`app:roles.${value}`) }))}
      value={change.isPending ? (change.variables ?? member.role) : member.role}
      onChange={(next) => next && next !== member.role && change.mutate(next)}
      disabled={change.isPending}
      allowDeselect={false}
    />
  );
}

function RemoveMember({ member, onClose }: { member: Member | null; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: (id: string) => readAnswer(api.members[':id'].$delete({ param: { id } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['members'] });
      onClose();
    },
  });
  const name = member?.name ?? '';
  return (
    <ConfirmDialog
      opened={member !== null}
      onClose={() => {
        remove.reset();
        onClose();
      }}
      onConfirm={() => member && remove.mutate(member.id)}
      title={t('members.removeTitle', { name })}
      confirmLabel={t('members.remove')}
      danger
      busy={remove.isPending}
      error={remove.error}
    >
      {t('members.removeText', { name })}
    </ConfirmDialog>
  );
}
