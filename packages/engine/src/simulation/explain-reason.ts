/**
 * The reason of a step in English words, for users of the API: those of the simulation itself are codes
 * with a value, such as `sent: ana@example.com`; a block's own is given back as it is.
 */
export function explainReason(reason: string): string {
  const [, code, value] = /^(came|sent|nothing-came|time-came)(?:: (.*))?$/s.exec(reason) ?? [];
  if (code === 'came') return `came: ${value}`;
  if (code === 'sent') return `sent to ${value}`;
  if (code === 'nothing-came') return `nothing came until ${value ?? 'the limit'}`;
  if (code === 'time-came') return 'the time has come';
  return reason;
}
