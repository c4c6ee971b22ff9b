import type { MappedValue, Mapping } from '@percurso/blocks/kit/mapped-value';
import type { AttributeType, ScopeAttribute } from '@percurso/journey/attribute';

/** What a value is mapped to: an attribute of the custom trigger, or a field of one's own. */
export interface MapTarget {
  name: string;
  /** Undefined where any type fits. */
  type: AttributeType | undefined;
  options?: readonly string[] | undefined;
  /** It wants a value. */
  required?: boolean | undefined;
}

const FITTING: Readonly<Record<AttributeType, readonly AttributeType[]>> = {
  text: ['text', 'number', 'date-time'],
  number: ['number', 'text'],
  boolean: ['boolean'],
  'date-time': ['date-time', 'text'],
  list: ['list'],
};

/** The types that can be read into the target; undefined for all. */
export function fittingTypes({ type }: MapTarget): readonly AttributeType[] | undefined {
  return type === undefined ? undefined : FITTING[type];
}

/**
 * Maps every target that is not mapped yet to the attribute of the same name that fits, the
 * trigger's before others; what is mapped already stays.
 */
export function mapByName(
  mapping: Mapping,
  targets: readonly MapTarget[],
  scope: readonly ScopeAttribute[],
): Mapping {
  const added = targets.flatMap((target): [string, MappedValue][] => {
    if (Object.hasOwn(mapping, target.name)) return [];
    const types = fittingTypes(target);
    const same = scope.filter(
      ({ path, type }) =>
        plain(path.split('.').at(-1) ?? '') === plain(target.name) &&
        (types === undefined || types.includes(type)),
    );
    const found = same.find(({ type }) => type === target.type) ?? same[0];
    return found ? [[target.name, { from: 'attribute', path: found.path }]] : [];
  });
  return added.length === 0 ? mapping : { ...mapping, ...Object.fromEntries(added) };
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
