import { Group, Text, Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { TypeIcon } from '../../components/attributes/type-icon.tsx';
import { useTriggerWords } from '../../components/built-in-triggers/use-trigger-words.ts';
import type { Column } from '../../components/data-list.tsx';
import { rowLinkClass } from '../../components/data-list.tsx';
import { nameAttribute } from '../../components/decision/name-attribute.ts';
import { Ellipsis } from '../../components/ellipsis.tsx';
import { listedKind } from './listed-kind.ts';
import { TriggerState } from './trigger-state.tsx';
import type { TriggerView } from './trigger-view.ts';
import { journeysOf } from './trigger-view.ts';
import { useColumnName } from './use-column-name.ts';

const SHOWN = 2;

/** The columns of the catalogue. */
export function useTriggerColumns(): Column<TriggerView>[] {
  const { t } = useTranslation('triggers');
  const worded = useTriggerWords();
  return [
    {
      key: 'name',
      header: t('column.name'),
      render: (trigger) => (
        <>
          <Text component="div" size="sm" lineClamp={2} title={worded(trigger).name}>
            <Link
              to="/triggers/$trigger"
              params={{ trigger: trigger.key }}
              className={rowLinkClass}
            >
              {worded(trigger).name}
            </Link>
          </Text>
          <Text component="div" size="xs" ff="monospace" c="var(--text-quiet)">
            <Ellipsis>{trigger.key}</Ellipsis>
          </Text>
        </>
      ),
    },
    {
      key: 'description',
      header: t('column.description'),
      wide: true,
      render: (trigger) => {
        const { description } = worded(trigger);
        return (
          <Text size="sm" c="var(--text-quiet)" lineClamp={2} title={description}>
            {description}
          </Text>
        );
      },
    },
    {
      key: 'kind',
      header: t('column.kind'),
      width: 120,
      wide: true,
      render: (trigger) => (
        <>
          <Text size="sm">{t(`kind.${listedKind(trigger)}`)}</Text>
          {trigger.builtIn ? (
            <Text size="xs" c="var(--text-quiet)">
              {t('builtIn')}
            </Text>
          ) : null}
        </>
      ),
    },
    {
      key: 'attributes',
      header: t('column.attributes'),
      width: '17%',
      wide: true,
      render: (trigger) => <AttributeNames trigger={trigger} />,
    },
    {
      key: 'usedIn',
      header: t('column.usedIn'),
      width: 120,
      wide: true,
      render: (trigger) => <Uses trigger={trigger} />,
    },
    {
      key: 'state',
      header: t('column.state'),
      width: 178,
      render: ({ state }) => <TriggerState state={state} />,
    },
  ];
}

function AttributeNames({ trigger }: { trigger: TriggerView }) {
  const { t } = useTranslation('triggers');
  const { t: words } = useTranslation('decision');
  const columnName = useColumnName();
  const { attributes } = trigger;
  if (attributes.length === 0) {
    return (
      <Text size="sm" c="var(--text-quiet)">
        {t('noAttributes')}
      </Text>
    );
  }
  const nameOf = (name: string): string =>
    trigger.record
      ? columnName(trigger.record.table, name)
      : nameAttribute(`trigger.${name}`, words, trigger);
  const shown = attributes.slice(0, SHOWN);
  const rest = attributes.slice(SHOWN);
  return (
    <div>
      {shown.map(({ name, type }) => (
        <Group key={name} gap={6} wrap="nowrap">
          <span title={t(`type.${type}`)} style={{ display: 'inline-flex' }}>
            <TypeIcon type={type} size={14} />
          </span>
          <Text component="div" size="sm" style={{ minWidth: 0 }}>
            <Ellipsis>{nameOf(name)}</Ellipsis>
          </Text>
          {rest.length > 0 && name === shown.at(-1)?.name ? (
            <Tooltip label={rest.map((one) => nameOf(one.name)).join(', ')}>
              <Text span size="xs" c="var(--text-quiet)">
                {t('more', { count: rest.length })}
              </Text>
            </Tooltip>
          ) : null}
        </Group>
      ))}
    </div>
  );
}

function Uses({ trigger }: { trigger: TriggerView }) {
  const { t } = useTranslation('triggers');
  const journeys = journeysOf(trigger);
  if (journeys.length === 0) {
    return (
      <Text size="sm" c="var(--text-quiet)">
        {t('unused')}
      </Text>
    );
  }
  return (
    <Tooltip label={journeys.map(({ name }) => name).join(', ')}>
      <Text span size="sm">
        {t('usedIn', { count: journeys.length })}
      </Text>
    </Tooltip>
  );
}
