import type { Attribute, AttributeType } from '@percurso/journey/attribute';
import type { PathLookup } from '@percurso/journey/path-lookup';
import type { ProblemDraft } from '@percurso/journey/problem';
import { coerceValue } from './coerce-value.ts';
import type { UsedPath } from './definition.ts';
import type { MappedValue, Mapping } from './mapped-value.ts';

type Target = Pick<Attribute, 'type' | 'options'>;

/** Whether what is mapped fits the attribute it is mapped to; unknown paths are found elsewhere. */
export function checkMappedValue(check: {
  mapped: MappedValue;
  field: string;
  target: Target;
  lookup: PathLookup;
}): ProblemDraft[] {
  const { mapped, field, target, lookup } = check;
  if (mapped.from === 'value') return checkFixed(mapped.value, `${field}.value`, target);
  const ifEmpty = mapped.ifEmpty ?? null;
  const problems = checkFixed(ifEmpty, `${field}.ifEmpty`, target);
  const found = lookup(mapped.path);
  if ('problem' in found) return problems;
  const { type } = found.attribute;
  const fit = fitOf(type, target.type);
  if (fit === 'yes') return problems;
  const values = { path: mapped.path, type, expected: [target.type] };
  const at = { field: `${field}.path`, values };
  return [
    ...problems,
    fit === 'maybe'
      ? { ...at, severity: 'warning', key: 'maybe-not-converted' }
      : { ...at, severity: 'error', key: 'wrong-type' },
  ];
}

/** The paths of mapped values, each with its field; one that may be empty wants a default. */
export function mappingUsedPaths(mapping: Mapping, field: string): UsedPath[] {
  return Object.entries(mapping).flatMap(([name, mapped]) =>
    mappedUsedPaths(mapped, `${field}.${name}`),
  );
}

/** The path of one mapped value, if it reads one. */
export function mappedUsedPaths(mapped: MappedValue, field: string): UsedPath[] {
  if (mapped.from === 'value') return [];
  const { path, ifEmpty } = mapped;
  return [{ field: `${field}.path`, path, wanted: ifEmpty === undefined }];
}

function checkFixed(
  value: string | number | boolean | null,
  field: string,
  { type, options }: Target,
): ProblemDraft[] {
  if (value === null) return [];
  if (!coerceValue(value, type).ok) {
    return [{ severity: 'error', field, key: 'wrong-value', values: { type } }];
  }
  if (options && !options.includes(String(value))) {
    return [{ severity: 'error', field, key: 'not-an-option', values: { value, options } }];
  }
  return [];
}

/** Texts may write a number or an instant, which only the value itself can tell. */
function fitOf(from: AttributeType, to: AttributeType): 'yes' | 'maybe' | 'no' {
  if (from === to) return 'yes';
  if (to === 'text') return from === 'number' || from === 'date-time' ? 'yes' : 'no';
  return from === 'text' && (to === 'number' || to === 'date-time') ? 'maybe' : 'no';
}
