const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

const EXTENDED = '\f^{}\\[~]|€';

const UNITS = new Map<string, 1 | 2>([
  ...Array.from(BASIC, (character): [string, 1] => [character, 1]),
  ...Array.from(EXTENDED, (character): [string, 2] => [character, 2]),
]);

/**
 * The septets one character takes in the GSM 7-bit default alphabet (3GPP TS 23.038 §6.2.1):
 * 1, or 2 for the extension table, or undefined where the alphabet has no such character.
 */
export function gsmUnits(character: string): 1 | 2 | undefined {
  return UNITS.get(character);
}
