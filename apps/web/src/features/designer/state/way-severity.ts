import type { Block } from '@percurso/journey/document';
import type { Problem } from '@percurso/journey/problem';

/**
 * The worst problem of one way out of a block, where its config lists its ways: a problem at
 * `rows.1.when.value` is that of the way whose id the second row has.
 */
export function waySeverity(
  block: Pick<Block, 'config'>,
  port: string,
  problems: readonly Problem[],
): Problem['severity'] | null {
  const own = problems.filter(({ field }) => {
    const [name = '', index = ''] = field.split('.');
    const list = block.config[name];
    const row = Array.isArray(list) ? list[Number(index)] : undefined;
    return typeof row === 'object' && row !== null && !Array.isArray(row) && row.id === port;
  });
  if (own.length === 0) return null;
  return own.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
}
