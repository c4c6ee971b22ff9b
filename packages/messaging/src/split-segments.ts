import { gsmUnits } from './gsm-alphabet.ts';

export type SmsEncoding = 'GSM-7' | 'UCS-2';

interface SmsSegments {
  encoding: SmsEncoding;
  /** What one segment holds: septets in GSM-7, UTF-16 units in UCS-2. */
  perSegment: number;
  parts: { text: string; units: number }[];
  /** Characters outside GSM-7, each once, in order of appearance. */
  offenders: string[];
}

const SINGLE = { 'GSM-7': 160, 'UCS-2': 70 } as const;
const JOINED = { 'GSM-7': 153, 'UCS-2': 67 } as const;

/**
 * Cuts a text into the parts it is sent as (3GPP TS 23.040 §9.2.3.24.1). An escape pair of GSM-7
 * or a surrogate pair of UCS-2 that no longer fits moves whole to the next part. '' has no part.
 */
export function splitSegments(text: string): SmsSegments {
  const characters = Array.from(text);
  const offenders = [...new Set(characters.filter((character) => !gsmUnits(character)))];
  const encoding: SmsEncoding = offenders.length === 0 ? 'GSM-7' : 'UCS-2';
  const single = pack(characters, encoding, SINGLE[encoding]);
  if (single.length <= 1) {
    return { encoding, perSegment: SINGLE[encoding], parts: single, offenders };
  }
  const parts = pack(characters, encoding, JOINED[encoding]);
  return { encoding, perSegment: JOINED[encoding], parts, offenders };
}

function pack(characters: string[], encoding: SmsEncoding, capacity: number) {
  const parts: SmsSegments['parts'] = [];
  let current = { text: '', units: 0 };
  for (const character of characters) {
    const units = encoding === 'GSM-7' ? (gsmUnits(character) ?? 1) : character.length;
    if (current.units + units > capacity) {
      parts.push(current);
      current = { text: '', units: 0 };
    }
    current.text += character;
    current.units += units;
  }
  if (current.units > 0) parts.push(current);
  return parts;
}
