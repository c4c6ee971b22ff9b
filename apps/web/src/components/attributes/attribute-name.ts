import { ownAttribute } from '@percurso/journey/contact-attributes';
import type { TFunction } from 'i18next';
import { wordOf } from '../../i18n/word-of.ts';
import { nameAttribute } from '../decision/name-attribute.ts';
import type { AttributeTrigger } from './attribute-triggers.ts';

/** Paths whose last part may be a name that somebody here chose. */
const OWN_NAME = /^(trigger|event|vars|(contact|case)\.attributes)\./;

/**
 * What an attribute itself is called, wherever it comes from: 'ErrorCode', 'First name', 'Outcome'. An
 * own attribute of a customer is called as whoever gave it called it.
 */
export function attributeName(
  t: TFunction<'decision'>,
  triggerOf: AttributeTrigger,
): (path: string) => string {
  return (path) => {
    const own = ownAttribute(path);
    if (own !== null) return own;
    const trigger = triggerOf(path);
    const named = nameAttribute(path, t, trigger);
    return trigger || OWN_NAME.test(path) ? named : wordOf(`attributes:known.${named}`, named);
  };
}
