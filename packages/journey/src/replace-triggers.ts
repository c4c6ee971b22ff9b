import type { Block, JourneyDocument } from './document.ts';
import type { JsonValue } from './json-value.ts';

/** The document with triggers exchanged for others, by their keys, wherever a field `trigger` names one. */
export function replaceTriggers(
  document: JourneyDocument,
  replaced: Readonly<Record<string, string>>,
): JourneyDocument {
  const keyOf = (key: string): string =>
    Object.hasOwn(replaced, key) ? (replaced[key] ?? key) : key;
  const inRules = <Rule extends { trigger: string }>(rules: readonly Rule[]): Rule[] =>
    rules.map((rule) => ({ ...rule, trigger: keyOf(rule.trigger) }));
  const inValue = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) return value.map(inValue);
    return value !== null && typeof value === 'object' ? inObject(value) : value;
  };
  const inObject = (object: Record<string, JsonValue>): Record<string, JsonValue> =>
    Object.fromEntries(
      Object.entries(object).map(([name, value]) => [
        name,
        name === 'trigger' && typeof value === 'string' ? keyOf(value) : inValue(value),
      ]),
    );
  const inBlock = (block: Block): Block => ({
    ...block,
    config: inObject(block.config),
    ...(block.branches && {
      branches: Object.fromEntries(
        Object.entries(block.branches).map(([port, inside]) => [port, inside.map(inBlock)]),
      ),
    }),
  });
  const { entry, exit, goals, blocks } = document;
  return {
    ...document,
    entry: { ...entry, trigger: keyOf(entry.trigger) },
    ...(exit && { exit: inRules(exit) }),
    ...(goals && { goals: inRules(goals) }),
    blocks: blocks.map(inBlock),
  };
}
