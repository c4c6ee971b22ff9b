import { gsmUnits } from './gsm-alphabet.ts';

/** What Unicode's own decomposition does not bring to GSM-7, or brings worse than a person would. */
const NEAREST = new Map<string, string>(
  Object.entries({
    '\t': ' ',
    '`': "'",
    '´': "'",
    '‘': "'",
    '’': "'",
    '‚': "'",
    '‛': "'",
    '′': "'",
    '¨': '"',
    '“': '"',
    '”': '"',
    '„': '"',
    '‟': '"',
    '″': '"',
    '«': '"',
    '»': '"',
    '‹': "'",
    '›': "'",
    '‐': '-',
    '‑': '-',
    '‒': '-',
    '–': '-',
    '—': '-',
    '―': '-',
    '−': '-',
    '¬': '-',
    '¯': '-',
    '•': '-',
    '·': '.',
    '¸': ',',
    '¢': 'c',
    '¦': '|',
    '©': '(c)',
    '®': '(R)',
    '™': 'TM',
    '°': 'o',
    '±': '+-',
    '×': 'x',
    '÷': '/',
    '¼': '1/4',
    '½': '1/2',
    '¾': '3/4',
    µ: 'u',
    Ð: 'D',
    ð: 'd',
    Þ: 'Th',
    þ: 'th',
    Đ: 'D',
    đ: 'd',
    Ł: 'L',
    ł: 'l',
    ı: 'i',
    Œ: 'OE',
    œ: 'oe',
    ẞ: 'SS',
    '\u2028': '\n',
    '\u2029': '\n',
  }),
);

/** Marks that never print: control codes, ¶, soft hyphen, zero-width space and joiner, BOM. */
const INVISIBLE = /^[\p{Cc}¶\u00ad\u200b\u2060\ufeff]$/u;
const ACCENTS = /[\u0300-\u036f]/g;

/**
 * The text with every character that has a near one in GSM-7 replaced by it, so that it can go out
 * at 160 characters per part: 'Atenção, João…' -> 'Atencao, Joao...'. What has none (emoji, Greek
 * small letters, other scripts) is left. GSM-7's own accents (à é è ì ò ù ä ö ü ñ Ç) stay.
 */
export function replaceAccents(text: string): string {
  return Array.from(text.normalize('NFC'), nearest).join('');
}

function nearest(character: string): string {
  if (gsmUnits(character)) return character;
  const known = NEAREST.get(character);
  if (known !== undefined) return known;
  if (INVISIBLE.test(character)) return '';
  const base = character.normalize('NFKD').replace(ACCENTS, '');
  return Array.from(base).every((part) => gsmUnits(part)) ? base : character;
}
