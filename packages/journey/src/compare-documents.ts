import type { Block, BlockId, JourneyDocument } from './document.ts';
import type { JsonValue } from './json-value.ts';
import { mergeDocuments } from './merge-documents.ts';
import { movedBlocks } from './moved-blocks.ts';
import { sameJson } from './same-json.ts';
import { walkBlocks } from './walk-blocks.ts';

/** A field that says something else; undefined where it says nothing. */
export interface FieldChange {
  /** A field of the config, or one of the block's own: `@name`, `@note`, `@disabled`, `@kind`, `@branches`. */
  field: string;
  before: JsonValue | undefined;
  after: JsonValue | undefined;
}

export interface BlockChange {
  blockId: BlockId;
  change: 'added' | 'removed' | 'changed';
  /** It stands elsewhere. */
  moved: boolean;
  before: Block | null;
  after: Block | null;
  /** All it says, where the whole block came or went. */
  fields: FieldChange[];
}

export interface DocumentChanges {
  /** Of the journey itself: `name`, `entry.conditions`, `exit`, `goals`, `settings.timeZone`, … */
  journey: FieldChange[];
  /** In the order of the tree that has all of both. */
  blocks: BlockChange[];
}

/** What makes the second document of the first: nothing at all where they say the same. */
export function compareDocuments(before: JourneyDocument, after: JourneyDocument): DocumentChanges {
  const [old, present] = [blocksById(before), blocksById(after)];
  const moved = movedBlocks(before, after);
  const blocks: BlockChange[] = [];
  for (const { block } of walkBlocks(mergeDocuments(before, after))) {
    const { id } = block;
    const [was, is] = [old.get(id) ?? null, present.get(id) ?? null];
    const both = was !== null && is !== null;
    const fields = changedFields(was ? fieldsOf(was) : {}, is ? fieldsOf(is) : {});
    if (both && fields.length === 0 && !moved.has(id)) continue;
    const change = both ? 'changed' : was ? 'removed' : 'added';
    blocks.push({ blockId: id, change, moved: moved.has(id), before: was, after: is, fields });
  }
  return { journey: changedFields(journeyFields(before), journeyFields(after)), blocks };
}

type Fields = Readonly<Record<string, JsonValue | undefined>>;

function changedFields(before: Fields, after: Fields): FieldChange[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((field) =>
    sameJson(before[field], after[field])
      ? []
      : [{ field, before: before[field], after: after[field] }],
  );
}

function fieldsOf({ kind, name, note, disabled, config, branches }: Block): Fields {
  const ports = Object.keys(branches ?? {}).sort();
  return {
    '@kind': kind,
    '@name': name,
    ...config,
    '@note': note,
    '@disabled': disabled === true ? true : undefined,
    // Which are drawn; what is in them is told block by block.
    '@branches': ports.length === 0 ? undefined : ports,
  };
}

function journeyFields({ name, entry, exit, goals, settings }: JourneyDocument): Fields {
  const named = (group: string, values: object): [string, JsonValue][] =>
    Object.entries(values).map(([key, value]) => [`${group}.${key}`, value as JsonValue]);
  return {
    name,
    ...Object.fromEntries(named('entry', entry)),
    exit: exit as JsonValue | undefined,
    goals: goals as JsonValue | undefined,
    ...Object.fromEntries(named('settings', settings)),
  };
}

function blocksById(document: JourneyDocument): Map<BlockId, Block> {
  return new Map([...walkBlocks(document)].map(({ block }) => [block.id, block]));
}
