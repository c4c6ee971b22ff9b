import { definitions } from '@percurso/blocks/definitions';
import type { BlockConfig, BlockId, JourneySettings } from '@percurso/journey/document';
import { duplicateBlock } from '@percurso/journey/duplicate-block';
import type { Entry, ExitRule, Goal } from '@percurso/journey/entry';
import { insertBlock } from '@percurso/journey/insert-block';
import type { JsonValue } from '@percurso/journey/json-value';
import { matchBranches } from '@percurso/journey/match-branches';
import { moveBlock } from '@percurso/journey/move-block';
import { nextBlockId } from '@percurso/journey/next-block-id';
import type { Place } from '@percurso/journey/place';
import { removeBlock } from '@percurso/journey/remove-block';
import { renameBlock } from '@percurso/journey/rename-block';
import { renameJourney } from '@percurso/journey/rename-journey';
import { replaceConfig } from '@percurso/journey/replace-config';
import { replaceEntry } from '@percurso/journey/replace-entry';
import { replaceExit, replaceGoals } from '@percurso/journey/replace-rules';
import { replaceSettings } from '@percurso/journey/replace-settings';
import { setDisabled } from '@percurso/journey/set-disabled';
import { setNote } from '@percurso/journey/set-note';
import { setPortDrawn } from '@percurso/journey/set-port-drawn';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaceWords, Said } from './place-words.ts';
import { placeWords } from './place-words.ts';
import { definitionOf, firstBranches, neededPorts, portsOf } from './state/block-ports.ts';
import type { DesignerShared } from './state/designer-context.ts';
import { useDesigner } from './state/designer-context.ts';
import type { BlockWords } from './use-block-words.ts';
import { useBlockWords } from './use-block-words.ts';

export interface NewBlock {
  kind: string;
  place: Place;
  keepFollowing?: 'after' | { port: string } | undefined;
}

export type Edits = ReturnType<typeof makeEdits>;

/** Every change people can make, each one step of the history and one announcement. */
export function useEdits(): Edits {
  const shared = useDesigner();
  const words = useBlockWords();
  const { t } = useTranslation('designer');
  return useMemo(
    () => makeEdits(shared, words, (what, at) => t(`said.${what}`, { ...at })),
    [shared, words, t],
  );
}

function makeEdits(
  { documents, view, ids }: DesignerShared,
  words: BlockWords,
  say: (what: Said, at: PlaceWords) => string,
) {
  const nameOf = (blockId: BlockId): string => {
    const block = documents.getState().blocks.get(blockId);
    return block ? words.name(block) : blockId;
  };
  const announce = (what: 'added' | 'duplicated' | 'moved', blockId: BlockId): void => {
    const at = placeWords(documents.getState(), { blockId, words });
    if (at) view.getState().announce(say(`${what}${at.where}`, at));
  };
  return {
    insert({ kind, place, keepFollowing }: NewBlock): BlockId | null {
      const definition = definitionOf(kind);
      if (!definition || documents.getState().readOnly) return null;
      const id = nextBlockId(documents.getState().document, ids);
      const branches = firstBranches(definition);
      const block = { id, kind, config: definition.defaults(), ...(branches && { branches }) };
      const name = words.title(kind);
      view.getState().markFresh(id);
      documents.getState().edit({
        change: (document) => insertBlock({ document, place, block, keepFollowing }),
        what: { key: 'added', name },
        where: id,
      });
      announce('added', id);
      return id;
    },
    remove(blockId: BlockId, keepBranch: string | null): void {
      documents.getState().edit({
        change: (document) => removeBlock({ document, blockId, keepBranch }),
        what: { key: 'deleted', name: nameOf(blockId) },
        where: blockId,
      });
    },
    duplicate(blockId: BlockId): BlockId | null {
      const { document } = documents.getState();
      const copy = duplicateBlock({ document, blockId, definitions, alsoTaken: ids });
      documents.getState().edit({
        change: () => copy.document,
        what: { key: 'duplicated', name: nameOf(blockId) },
        where: copy.blockId,
      });
      if (copy.blockId !== null) announce('duplicated', copy.blockId);
      return copy.blockId;
    },
    move(blockId: BlockId, place: Place): void {
      documents.getState().edit({
        change: (document) => moveBlock({ document, blockId, place }),
        what: { key: 'moved', name: nameOf(blockId) },
        where: blockId,
      });
      announce('moved', blockId);
    },
    rename(blockId: BlockId, name: string): void {
      documents.getState().edit({
        change: (document) => renameBlock({ document, blockId, name: name.slice(0, 150) }),
        what: { key: 'renamed', name: nameOf(blockId) },
        where: blockId,
        field: 'name',
      });
    },
    setNote(blockId: BlockId, note: string): void {
      documents.getState().edit({
        change: (document) => setNote({ document, blockId, note: note.slice(0, 2000) }),
        what: { key: 'noted', name: nameOf(blockId) },
        where: blockId,
        field: 'note',
      });
    },
    setDisabled(blockId: BlockId, disabled: boolean): void {
      documents.getState().edit({
        change: (document) => setDisabled({ document, blockId, disabled }),
        what: { key: disabled ? 'disabled' : 'enabled', name: nameOf(blockId) },
        where: blockId,
      });
    },
    setPortDrawn(blockId: BlockId, port: string, drawn: boolean): void {
      documents.getState().edit({
        change: (document) => setPortDrawn({ document, blockId, port, drawn }),
        what: { key: 'branch', name: nameOf(blockId) },
        where: blockId,
      });
    },
    /** Undefined takes the field out. */
    changeField(blockId: BlockId, field: string, value: JsonValue | undefined): void {
      const block = documents.getState().blocks.get(blockId);
      if (!block) return;
      const { [field]: _old, ...rest } = block.config;
      const config: BlockConfig = value === undefined ? rest : { ...block.config, [field]: value };
      documents.getState().edit({
        change: (document) => {
          const ports = portsOf({ ...block, config });
          const needed = neededPorts(ports);
          const changed = replaceConfig({ document, blockId, config });
          return matchBranches({ document: changed, blockId, ports, needed });
        },
        what: { key: 'changed', name: words.name(block) },
        where: blockId,
        field,
      });
    },
    changeEntry(entry: Entry, field: string): void {
      documents.getState().edit({
        change: (document) => replaceEntry({ document, entry }),
        what: { key: 'entry' },
        where: null,
        field,
      });
    },
    changeExit(exit: readonly ExitRule[], field: string): void {
      documents.getState().edit({
        change: (document) => replaceExit({ document, exit }),
        what: { key: 'entry' },
        where: null,
        field,
      });
    },
    changeGoals(goals: readonly Goal[], field: string): void {
      documents.getState().edit({
        change: (document) => replaceGoals({ document, goals }),
        what: { key: 'entry' },
        where: null,
        field,
      });
    },
    changeSettings(settings: JourneySettings): void {
      documents.getState().edit({
        change: (document) => replaceSettings({ document, settings }),
        what: { key: 'settings' },
        where: null,
        field: 'settings',
      });
    },
    renameJourney(name: string): void {
      documents.getState().edit({
        change: (document) => renameJourney({ document, name }),
        what: { key: 'journeyName' },
        where: null,
      });
    },
  };
}
