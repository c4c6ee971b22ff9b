import type { Attribute, AttributeType } from './attribute.ts';
import type { WrittenAttribute } from './block-spec.ts';
import { CONTACT_COLUMNS } from './contact-attributes.ts';
import type { JourneyDocument } from './document.ts';
import { entryScope } from './entry-scope.ts';
import type { DocumentIndex } from './index-document.ts';
import type { PathLookup } from './path-lookup.ts';
import { pathLookup } from './path-lookup.ts';
import { findResultPath } from './step-scope.ts';
import type { TriggerInfo } from './trigger-info.ts';
import { findAnyVariable } from './variable-scope.ts';

/**
 * The own attributes of contacts that a journey can read: those the workspace knows, and those that only
 * its own blocks write, which nobody has before the first person got there.
 */
export function withWrittenAttributes(
  known: readonly Attribute[],
  {
    document,
    index,
    trigger,
  }: { document: JourneyDocument; index: DocumentIndex; trigger: TriggerInfo | undefined },
): readonly Attribute[] {
  const written = index.blocks.flatMap(({ spec, config, passed }) =>
    passed ? [] : (spec?.writtenAttributes?.(config) ?? []),
  );
  if (written.length === 0) return known;
  const atEntry = pathLookup(entryScope(trigger, document.entry, known));
  const lookup: PathLookup = (path) => {
    if (path.startsWith('steps.')) return findResultPath(index, path);
    return path.startsWith('vars.') ? findAnyVariable(index, path) : atEntry(path);
  };
  const byName = new Map(known.map((attribute) => [attribute.name, attribute]));
  for (const one of written) {
    const type = typeOf(one, lookup);
    if (type && !byName.has(one.name) && !CONTACT_COLUMNS.has(one.name)) {
      byName.set(one.name, { name: one.name, type });
    }
  }
  return [...byName.values()];
}

function typeOf({ of }: WrittenAttribute, lookup: PathLookup): AttributeType | null {
  if ('type' in of) return of.type;
  const found = lookup(of.path);
  return 'problem' in found ? null : found.attribute.type;
}
