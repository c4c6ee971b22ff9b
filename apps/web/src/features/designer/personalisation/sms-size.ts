import type { AttributeType } from '@percurso/journey/attribute';
import { previewTemplate } from '@percurso/messaging/preview-template';
import { countSegments } from '@percurso/messaging/sms-segments';
import { templateValues } from '@percurso/messaging/template-values';

type Facts = Record<string, unknown>;

export interface SmsSize {
  /** As it is for the sample. */
  shown: Omit<ReturnType<typeof countSegments>, 'offenders'>;
  /** Parts with nothing but the fixed text, and with the longest values. */
  least: number;
  most: number;
  /** Characters of the fixed text that make it Unicode. */
  offenders: string[];
}

/** Characters a value takes that is known only when the message is sent: usually, and at most. */
const LENGTHS: Readonly<Record<AttributeType, { usual: number; most: number }>> = {
  text: { usual: 20, most: 60 },
  number: { usual: 4, most: 12 },
  boolean: { usual: 5, most: 5 },
  'date-time': { usual: 16, most: 24 },
  list: { usual: 20, most: 60 },
};

interface SizeOf {
  template: string;
  facts: Facts;
  /** What the last events would make of it; the largest counts. */
  all: readonly Facts[];
  later(path: string): boolean;
  typeOf(path: string): AttributeType;
}

/** How large an SMS is for a sample, and between what its parts vary with the values put in. */
export function smsSize({ template, facts, all, later, typeOf }: SizeOf): SmsSize {
  const count = (of: Facts, takes: 'usual' | 'most' | null) => {
    const preview = previewTemplate(template, { facts: of, later: takes ? later : () => true });
    if (!preview.ok) return countSegments(template);
    const fill = (path: string): string =>
      takes === null ? '' : 'x'.repeat(LENGTHS[typeOf(path)][takes]);
    const texts = preview.parts.map((part) => {
      if (part.kind === 'text') return part.text;
      return part.kind === 'later' ? fill(part.path) : '';
    });
    return countSegments(texts.join(''));
  };
  const { offenders: _shown, ...shown } = count(facts, 'usual');
  const least = count({}, null).segments;
  const most = [facts, ...all].map((one) => count(one, 'most').segments);
  return {
    shown,
    least: Math.min(Math.max(least, 1), shown.segments),
    most: Math.max(shown.segments, ...most),
    offenders: countSegments(fixedText(template)).offenders,
  };
}

const CODE = /\{\{.*?\}\}|\{%.*?%\}/gs;

/** What the author wrote to be sent as it is: the text around the values, and their defaults. */
function fixedText(template: string): string {
  const defaults = templateValues(template).map(({ fallback = '' }) => fallback);
  return [template.replace(CODE, ''), ...defaults].join('');
}
