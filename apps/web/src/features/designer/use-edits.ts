import { definitions } from '@percurso/blocks/definitions';
import type { BlockConfig, BlockId, JourneySettings } from '@percurso/journey/document';
import type { Entry, ExitRule, Goal } from '@percurso/journey/entry';
import { insertBlock } from '@percurso/journey/insert-block';
import { insertInAllBranches } from '@percurso/journey/insert-in-all-branches';
import type { JsonValue } from '@percurso/journey/json-value';
import { matchBranches } from '@percurso/journey/match-branches';
import { nextBlockId } from '@percurso/journey/next-block-id';
import type { Place } from '@percurso/journey/place';
import { removeBlock } from '@percurso/journey/remove-block';
import { renameBlock } from '@percurso/journey/rename-block';
import { renameJourney } from '@percurso/journey/rename-journey';
import { replaceConfig } from '@percurso/journey/replace-config';
import { replaceEntry } from '@percurso/journey/replace-entry';
import { replaceExit, replaceGoals } from '@percurso/journey/replace-rules';
import { replaceSettings } from '@percurso/journey/replace-settings';
import { setNote } from '@percurso/journey/set-note';
import { setPortDrawn } from '@percurso/journey/set-port-drawn';
import { useMemo } from 'react';
import { definitionOf, firstBranches, neededPorts, portsOf } from './state/block-ports.ts';
import type { DesignerShared } from './state/designer-context.ts';
import { useDesigner } from './state/designer-context.ts';
import type { BlockWords } from './use-block-words.ts';
import { useStillBlockWords } from './use-block-words.ts';
import type { RefuseGrowth } from './use-refuse-growth.ts';
import { useRefuseGrowth } from './use-refuse-growth.ts';
import { useSayPlace } from './use-say-place.ts';

export interface NewBlock {
  kind: string;
  place: Place;
  /** Where the blocks after the place go: behind the join, or into one or each of its branches. */
  keepFollowing?: 'after' | 'all' | { port: string } | undefined;
}

export type Edits = ReturnType<typeof makeEdits>;

/** Every change people can make, each one step of the history and one announcement. */
export function useEdits(): Edits {
  const shared = useDesigner();
  const words = useStillBlockWords();
  const sayPlace = useSayPlace();
  const refuse = useRefuseGrowth();
  return useMemo(
    () => makeEdits(shared, words, { sayPlace, refuse }),
    [shared, words, sayPlace, refuse],
  );
}

function makeEdits(
  { documents, view, ids }: DesignerShared,
  words: BlockWords,
  { sayPlace, refuse }: { sayPlace: ReturnType<typeof useSayPlace>; refuse: RefuseGrowth },
) {
  const nameOf = (blockId: BlockId): string => {
    const block = documents.getState().blocks.get(blockId);
    return block ? words.name(block) : blockId;
  };
  return {
    /** Null where it cannot be: what is edited is read only, or would go over a limit, which is said. */
    insert({ kind, place, keepFollowing }: NewBlock): BlockId | null {
      const definition = definitionOf(kind);
      if (!definition || documents.getState().readOnly) return null;
      const id = nextBlockId(documents.getState().document, ids);
      const branches = firstBranches(definition);
      const block = { id, kind, config: definition.defaults(), ...(branches && { branches }) };
      const name = words.title(kind);
      const { document } = documents.getState();
      const after =
        keepFollowing === 'all'
          ? insertInAllBranches({ document, place, block, definitions, alsoTaken: ids })
          : insertBlock({ document, place, block, keepFollowing });
      if (refuse(document, after)) return null;
      view.getState().markFresh(id);
      documents.getState().edit({
        change: () => after,
        what: { key: 'added', name },
        where: id,
      });
      sayPlace('added', id);
      return id;
    },
    remove(blockId: BlockId, keepBranch: string | null): void {
      const block = documents.getState().blocks.get(blockId);
      documents.getState().edit({
        change: (document) => removeBlock({ document, blockId, keepBranch }),
        what: { key: 'deleted', name: block ? words.choice(block) : blockId },
        where: blockId,
      });
    },
    rename(blockId: BlockId, name: string): void {
      documents.getState().edit({
        change: (document) => renameBlock({ document, blockId, name: name.slice(0, 150) }),
        what: { key: 'renamed', name: nameOf(blockId) },
        where: blockId,
        field: 'name',
        label: true,
      });
    },
    setNote(blockId: BlockId, note: string): void {
      documents.getState().edit({
        change: (document) => setNote({ document, blockId, note: note.slice(0, 2000) }),
        what: { key: 'noted', name: nameOf(blockId) },
        where: blockId,
        field: 'note',
        label: true,
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
        what: { key: 'exit' },
        where: null,
        field,
      });
    },
    changeGoals(goals: readonly Goal[], field: string): void {
      documents.getState().edit({
        change: (document) => replaceGoals({ document, goals }),
        what: { key: 'goals' },
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
        field: 'name',
        label: true,
      });
    },
  };
}
