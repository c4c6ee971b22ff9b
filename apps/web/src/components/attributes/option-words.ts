import { CasePriority, CaseStatus } from '@percurso/journey/case-attributes';
import { wordOf } from '../../i18n/word-of.ts';

const KNOWN: readonly [ReadonlySet<string>, string][] = [
  [new Set(CaseStatus.options), 'caseStatus'],
  [new Set(CasePriority.options), 'casePriority'],
];

/**
 * What one of the options is called. The status and the priority of a case are told in the reader's
 * language with the stored value behind, which templates and the API have; other options are the
 * workspace's own words.
 */
export function optionWords(option: string, options: readonly string[] | undefined): string {
  const all = options ?? [];
  const [, group] = KNOWN.find(([words]) => all.every((one) => words.has(one))) ?? [];
  if (all.length === 0 || group === undefined) return option;
  const word = wordOf(`components:${group}.${option}`, option);
  return word === option ? option : `${word} (${option})`;
}

/** The options for a list to choose from, with those chosen before that are none of them any more. */
export function optionData(options: readonly string[], chosen: readonly string[]) {
  return [...new Set([...options, ...chosen])].map((value) => ({
    value,
    label: optionWords(value, options),
  }));
}
