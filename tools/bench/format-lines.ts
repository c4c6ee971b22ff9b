/** One measure: what, what came out, what was aimed at, and whether that holds. */
export interface Line {
  what: string;
  measured: string;
  asked?: string;
  holds?: boolean;
}

/** Measures as a table in Markdown, its columns of even width. */
export function formatLines(lines: readonly Line[]): string {
  const rows = lines.map(({ what, measured, asked = '', holds }) => [
    what,
    measured,
    asked,
    holds === undefined ? '' : holds ? 'yes' : 'NO',
  ]);
  const table = [['measure', 'measured', 'aimed at', 'holds'], ...rows];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  const format = (row: string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = table;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [format(head), rule, ...body.map(format)].join('\n');
}
