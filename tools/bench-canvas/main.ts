import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { resolveChromium } from '../../packages/testing/src/chromium.ts';
import { formatLines } from '../bench/format-lines.ts';
import { readMachine, writeResults } from '../bench/results.ts';
import { buildWeb } from '../build-web.mjs';
import { launchBenchBrowser } from './bench-browser.ts';
import { measureCanvas } from './measure-canvas.ts';
import { measureTyping } from './measure-typing.ts';
import type { CanvasResults } from './results.ts';
import { readEarlier } from './results.ts';
import { serveWeb } from './serve-web.ts';
import { linesOfCanvas, tellMissed } from './table.ts';

// npm run bench:canvas: measures the canvas of a production build against React Flow's own, prints a
// table and writes bench/canvas.json. -- --sizes 200,500 and --rounds 1 measure less; -- --out names
// another file; -- --built takes dist/web as it is. Ends with 1 where a bar is missed.
const root = fileURLToPath(new URL('../../', import.meta.url));
const outDir = path.join(root, 'dist/web');
const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '200,500,2000' },
    rounds: { type: 'string', default: '5' },
    out: { type: 'string', default: 'bench/canvas.json' },
    built: { type: 'boolean' },
  },
});
const sizes = options.sizes.split(',').map(Number);
const rounds = Number(options.rounds);
if (![...sizes, rounds].every((number) => Number.isInteger(number) && number > 0)) {
  console.error('--sizes takes numbers of blocks with commas between, --rounds one number from 1.');
  process.exit(1);
}
const file = path.resolve(root, options.out);
const startedAt = performance.now();
if (!options.built) await buildWeb({ root, outDir });
const machine = readMachine();
const earlier = await readEarlier(file);
const { address, close } = await serveWeb(root, outDir);
let missed: string | null = null;
const browser = await launchBenchBrowser(await resolveChromium());
try {
  const results: CanvasResults = {
    machine,
    sizes: {},
    typing: await measureTyping(browser, address),
  };
  for (const blocks of sizes) {
    console.log(`  measuring ${blocks} blocks …`);
    results.sizes[blocks] = await measureCanvas({ browser, address, blocks, rounds });
  }
  const lines = linesOfCanvas(results, earlier);
  missed = tellMissed(lines);
  console.log(formatLines(lines));
  await writeResults(file, results);
} finally {
  await browser.close();
  await close();
}
const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1);
console.log(`Measured in ${minutes} min; written to ${path.relative(process.cwd(), file)}.`);
if (missed !== null) {
  console.error(missed);
  process.exitCode = 1;
}
