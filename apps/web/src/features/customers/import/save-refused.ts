import papa from 'papaparse';

interface Refused {
  fileName: string;
  header: string[];
  lines: { row: number; column: string; expected: string; got: string }[];
}

/** The refused rows as CSV, with cells that a spreadsheet would run as a formula made harmless. */
export function refusedCsv({ header, lines }: Omit<Refused, 'fileName'>): string {
  const rows = lines.map(({ row, column, expected, got }) => [String(row), column, expected, got]);
  return `\uFEFF${papa.unparse([header, ...rows], { escapeFormulae: true })}\r\n`;
}

/** Hands the refused rows to the browser as a download. */
export function saveRefused({ fileName, ...refused }: Refused): void {
  const blob = new Blob([refusedCsv(refused)], { type: 'text/csv;charset=utf-8' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${fileName.replace(/\.\w+$/, '')}-refused.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
