/**
 * Words by which carriers and people end messages: the union of what Twilio and AWS take, and Portuguese
 * and Spanish ones. Stored without accents, in capitals.
 */
const STOP_WORDS: ReadonlySet<string> = new Set([
  'STOP',
  'STOPALL',
  'UNSUBSCRIBE',
  'END',
  'QUIT',
  'REVOKE',
  'OPTOUT',
  'OPT-OUT',
  'CANCEL',
  'ARRET',
  'REMOVE',
  'TD',
  'PARE',
  'PARAR',
  'SAIR',
  'CANCELAR',
  'DESCADASTRAR',
  'BAJA',
]);

/** Whether a reply is nothing but a stop word; case, accents and marks around it do not matter. */
export function isStopWord(text: string): boolean {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
  return STOP_WORDS.has(plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''));
}
