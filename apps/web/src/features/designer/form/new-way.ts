import type { Block } from '@percurso/journey/document';
import type { JsonValue } from '@percurso/journey/json-value';
import { definitionOf } from '../state/block-ports.ts';
import { formFields } from './form-fields.ts';
import type { Way } from './ways.ts';
import { waysOf } from './ways.ts';

type WayList = 'branches' | 'weights';

/** How many ways a list can have; the way Other of conditions comes on top. */
export const MOST_WAYS: Readonly<Record<WayList, number>> = { branches: 24, weights: 25 };

/** What a new way of a list starts with. */
export function makeWay(kind: WayList, way: Pick<Way, 'id' | 'name'>, ways: readonly Way[]): Way {
  if (kind === 'branches') return { ...way, when: { all: [] } };
  const sum = ways.reduce((total, { weight }) => total + (Number(weight) || 0), 0);
  return { ...way, weight: Math.max(0, 100 - sum) };
}

/** Above all that were given before, so that none comes back while its branch is still drawn. */
export function nextWayId(taken: readonly string[]): string {
  const numbers = taken.map((id) => Number(/^w(\d{1,9})$/.exec(id)?.[1] ?? 0));
  return `w${Math.max(0, ...numbers) + 1}`;
}

/** The field of a block that lists its ways, with one more; null where it has none or is full. */
export function withNewWay(
  block: Block,
  nameOf: (number: string) => string,
): { field: string; value: JsonValue } | null {
  const definition = definitionOf(block.kind);
  const field = definition && formFields(definition).find((one) => isWayList(one.kind));
  if (!field || !isWayList(field.kind)) return null;
  const ways = waysOf(block.config[field.name]);
  if (ways.length >= MOST_WAYS[field.kind]) return null;
  const id = nextWayId([...Object.keys(block.branches ?? {}), ...ways.map((way) => way.id)]);
  const way = makeWay(field.kind, { id, name: nameOf(id.slice(1)) }, ways);
  return { field: field.name, value: [...ways, way] };
}

function isWayList(kind: string): kind is WayList {
  return kind === 'branches' || kind === 'weights';
}
