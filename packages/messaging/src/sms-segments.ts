import type { SmsEncoding } from './split-segments.ts';
import { splitSegments } from './split-segments.ts';

interface SegmentCount {
  encoding: SmsEncoding;
  /** Length as billed: `~ ^ | \ { } [ ] €` are two in GSM-7, an emoji two or more in UCS-2. */
  characters: number;
  segments: number;
  perSegment: number;
  /** The characters that force UCS-2, each once, in order of appearance. */
  offenders: string[];
}

/** How many SMS parts a text is sent as, and what makes it so; '' is no part at all. */
export function countSegments(text: string): SegmentCount {
  const { encoding, perSegment, parts, offenders } = splitSegments(text);
  return {
    encoding,
    characters: parts.reduce((sum, part) => sum + part.units, 0),
    segments: parts.length,
    perSegment,
    offenders,
  };
}
