/**
 * A text as one header line: line breaks and other control codes become spaces, so that it cannot
 * start a header of its own (RFC 5322 §2.2).
 */
export function emailSubject(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim();
}
