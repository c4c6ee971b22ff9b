export const KEY_PATTERN = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const KEY_LENGTH = 64;

/** The key code will use, from a name: 'Erro crítico!' gives 'erro-critico'; empty where nothing fits. */
export function suggestKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, KEY_LENGTH)
    .replace(/^-+|-+$/g, '');
}
