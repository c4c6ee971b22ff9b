import { Button, Stack, Text } from '@mantine/core';
import { definitions } from '@percurso/blocks/definitions';
import type { BlockCategory } from '@percurso/blocks/kit/definition';
import type { BlockConfig } from '@percurso/journey/document';
import { findBlock } from '@percurso/journey/find-block';
import type { Place } from '@percurso/journey/place';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchGroup } from '../../../components/search-list.tsx';
import { SearchList } from '../../../components/search-list.tsx';
import { firstBranches } from '../state/block-ports.ts';
import { useDesigner } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import type { NewBlock } from '../use-edits.ts';
import { useEdits } from '../use-edits.ts';
import classes from './block-picker.module.css';
import { BlockShapeIcon } from './block-shape.tsx';

const CATEGORIES: readonly BlockCategory[] = ['messages', 'flow', 'actions'];

interface BlockPickerProps {
  place: Place;
  onClose(): void;
}

/** Every kind of block by what it is for; a fork above existing steps asks where those go. */
export function BlockPicker({ place, onClose }: BlockPickerProps) {
  const { t } = useTranslation('designer');
  const { documents, view } = useDesigner();
  const words = useBlockWords();
  const edits = useEdits();
  const [asking, setAsking] = useState<string | null>(null);
  const groups = useMemo(
    (): SearchGroup[] =>
      CATEGORIES.map((category) => ({
        id: category,
        label: t(`picker.${category}`),
        items: Object.values(definitions)
          .filter((definition) => definition.category === category)
          .map(({ kind }) => ({
            id: kind,
            name: `${words.verb(kind)} ${words.title(kind)}`,
            words: words.help(kind),
            content: (
              <span className={classes.row}>
                <BlockShapeIcon kind={kind} size={32} />
                <span className={classes.texts}>
                  <span className={classes.verb}>{words.verb(kind)}</span>
                  <span className={classes.help}>{words.help(kind)}</span>
                </span>
              </span>
            ),
          })),
      })),
    [t, words],
  );
  const insert = (block: NewBlock): void => {
    const id = edits.insert(block);
    onClose();
    if (id === null) return;
    view.getState().select({ type: 'block', blockId: id });
    view.getState().revealNode(id);
    view.getState().requestFocus('');
  };
  const choose = (kind: string): void => {
    const definition = definitions[kind];
    const forks = definition !== undefined && firstBranches(definition) !== undefined;
    if (forks && hasFollowing(documents.getState().document, place)) setAsking(kind);
    else insert({ kind, place });
  };
  if (asking !== null) {
    const ports = Object.keys((definitions[asking] && firstBranches(definitions[asking])) ?? {});
    return (
      <Stack gap="xs" p="md" role="group" aria-label={t('picker.whereTitle')}>
        <Text fw={600} size="sm">
          {t('picker.whereTitle')}
        </Text>
        <Text size="xs" c="var(--text-quiet)">
          {t('picker.whereText')}
        </Text>
        <Button data-autofocus autoFocus onClick={() => insert({ kind: asking, place })}>
          {t('picker.afterJoin')}
        </Button>
        {ports.map((port) => (
          <Button
            key={port}
            variant="default"
            onClick={() => insert({ kind: asking, place, keepFollowing: { port } })}
          >
            {t('picker.inBranch', { port: words.port(fresh(asking), port) })}
          </Button>
        ))}
        <Button variant="subtle" onClick={onClose}>
          {t('picker.cancel')}
        </Button>
      </Stack>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape inside the picker belongs to it
    <div
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <SearchList
        groups={groups}
        label={t('picker.title')}
        placeholder={t('picker.search')}
        nothing={t('picker.nothing')}
        maxHeight="min(600px, 70dvh)"
        onChoose={choose}
      />
    </div>
  );
}

function fresh(kind: string): { kind: string; config: BlockConfig } {
  return { kind, config: definitions[kind]?.defaults() ?? {} };
}

function hasFollowing(
  document: Parameters<typeof findBlock>[0],
  { parent, port, index }: Place,
): boolean {
  const sequence =
    parent === null
      ? document.blocks
      : (findBlock(document, parent)?.block.branches?.[port ?? ''] ?? []);
  return index < sequence.length;
}
