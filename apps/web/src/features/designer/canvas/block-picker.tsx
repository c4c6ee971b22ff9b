import { Button, Stack, Text } from '@mantine/core';
import { definitions } from '@percurso/blocks/definitions';
import type { BlockCategory } from '@percurso/blocks/kit/definition';
import type { BlockConfig } from '@percurso/journey/document';
import { findBlock } from '@percurso/journey/find-block';
import type { Place } from '@percurso/journey/place';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchGroup, SearchItem } from '../../../components/search-list.tsx';
import { SearchList } from '../../../components/search-list.tsx';
import { useClipboard } from '../clipboard/use-clipboard.ts';
import { firstBranches } from '../state/block-ports.ts';
import { useDesigner } from '../state/designer-context.ts';
import type { BlockWords } from '../use-block-words.ts';
import { useBlockWords } from '../use-block-words.ts';
import type { NewBlock } from '../use-edits.ts';
import { useEdits } from '../use-edits.ts';
import { BlockShapeIcon } from './block-shape.tsx';
import { PickerRow } from './picker-row.tsx';
import { PASTE, usePasteItem } from './use-paste-item.tsx';
import { useRecentKinds } from './use-recent-kinds.ts';

/** Before the kind of an item that is offered a second time, as recently used. */
const RECENT = 'recent:';
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
  const clipboard = useClipboard();
  const pasteItem = usePasteItem();
  const [recent, used] = useRecentKinds();
  const groups = useMemo((): SearchGroup[] => {
    const item = (kind: string, prefix = ''): SearchItem => ({
      id: `${prefix}${kind}`,
      name: `${words.verb(kind)} ${words.title(kind)}`,
      words: words.help(kind),
      content: <PickerRow icon={<BlockShapeIcon kind={kind} size={32} />} {...said(words, kind)} />,
    });
    const kinds = Object.values(definitions);
    return [
      { id: 'paste', label: t('picker.clipboard'), items: pasteItem ? [pasteItem] : [] },
      {
        id: 'recent',
        shortcut: true,
        label: t('picker.recent'),
        items: recent
          .filter((kind) => Object.hasOwn(definitions, kind))
          .map((kind) => item(kind, RECENT)),
      },
      ...CATEGORIES.map((category) => ({
        id: category,
        label: t(`picker.${category}`),
        items: kinds.filter((one) => one.category === category).map(({ kind }) => item(kind)),
      })),
    ];
  }, [t, words, pasteItem, recent]);
  const insert = (block: NewBlock): void => {
    const id = edits.insert(block);
    onClose();
    if (id === null) return;
    view.getState().select({ type: 'block', blockId: id });
    view.getState().revealNode(id);
    view.getState().requestFocus('');
  };
  const choose = (id: string): void => {
    if (id === PASTE) {
      onClose();
      void clipboard.paste(place);
      return;
    }
    const kind = id.replace(RECENT, '');
    used(kind);
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
        {ports.length > 1 ? (
          <Button
            variant="default"
            onClick={() => insert({ kind: asking, place, keepFollowing: 'all' })}
          >
            {t('picker.inAll')}
          </Button>
        ) : null}
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

function said(words: BlockWords, kind: string): { verb: string; help: string } {
  return { verb: words.verb(kind), help: words.help(kind) };
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
