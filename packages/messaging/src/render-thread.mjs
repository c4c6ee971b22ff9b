/** The thread templates are rendered in; template-renderer.ts starts, feeds and ends it. */
import { parentPort } from 'node:worker_threads';
import { createLiquidEngine } from './liquid-engine.mjs';
import { templateSegments } from './template-segments.mjs';

/**
 * @typedef {{ templates: string[], facts: string }} ThreadJob facts are JSON
 * @typedef {{ ok: true, text: string[], missing: string[] } | { ok: false, error: string }} ThreadResult
 * @typedef {{ kind: 'ready' } | { kind: 'result', index: number, result: ThreadResult }} ThreadMessage
 * @typedef {{ parsed: import('liquidjs').Template[], segments: (string | number)[][] }} Parsed
 */

const RENDER_LIMIT_MS = 150;
const LONGEST_TEXT = 200_000;
/** After so many limit errors in a row a template's other jobs in the batch are not tried. */
const STRIKES = 3;
/** Characters of template source kept parsed before the store is emptied. */
const KEPT_SOURCE = 500_000;

const engine = createLiquidEngine(RENDER_LIMIT_MS);
/** @type {Map<string, Parsed>} */
const kept = new Map();
let keptSource = 0;

const port = parentPort;
if (!port) throw new Error('render-thread.mjs must be started as a worker thread');
port.on('message', (/** @type {ThreadJob[]} */ jobs) => {
  /** @type {Map<string, { count: number, error: string }>} */
  const strikes = new Map();
  jobs.forEach((job, index) => {
    port.postMessage({ kind: 'result', index, result: renderStruck(job, strikes) });
  });
});
port.postMessage({ kind: 'ready' });

/**
 * @param {ThreadJob} job
 * @param {Map<string, { count: number, error: string }>} strikes
 * @returns {ThreadResult}
 */
function renderStruck(job, strikes) {
  const key = job.templates.join('\0');
  const struck = strikes.get(key);
  if (struck && struck.count >= STRIKES) return { ok: false, error: struck.error };
  let result = renderJob(job);
  // A stopped or starved process looks like a slow template, so a limit counts the second time.
  if (isTimeLimit(result)) result = renderJob(job);
  if (!result.ok && isTimeLimit(result)) {
    strikes.set(key, { count: (struck?.count ?? 0) + 1, error: result.error });
  } else {
    strikes.delete(key);
  }
  return result;
}

/** @param {ThreadResult} result */
function isTimeLimit(result) {
  return !result.ok && result.error.includes('template render limit exceeded');
}

/**
 * @param {ThreadJob} job
 * @returns {ThreadResult}
 */
function renderJob(job) {
  try {
    const facts = JSON.parse(job.facts);
    /** @type {Set<string>} */
    const missing = new Set();
    let length = 0;
    const text = job.templates.map((template) => {
      const { parsed, segments } = parse(template);
      const rendered = String(engine.renderSync(parsed, facts));
      length += rendered.length;
      if (length > LONGEST_TEXT) {
        throw new Error(`the rendered text is longer than ${LONGEST_TEXT} characters`);
      }
      for (const path of segments) if (isMissing(facts, path)) missing.add(path.join('.'));
      return rendered;
    });
    return { ok: true, text, missing: [...missing] };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * @param {string} template
 * @returns {Parsed}
 */
function parse(template) {
  const known = kept.get(template);
  if (known) return known;
  const parsed = engine.parse(template);
  const entry = { parsed, segments: templateSegments(engine, parsed) };
  if (keptSource + template.length > KEPT_SOURCE) {
    kept.clear();
    keptSource = 0;
  }
  kept.set(template, entry);
  keptSource += template.length;
  return entry;
}

/**
 * @param {unknown} facts
 * @param {(string | number)[]} path
 */
function isMissing(facts, path) {
  let value = facts;
  for (const [position, segment] of path.entries()) {
    if (value === null || value === undefined) return true;
    // The root may be a list or text Liquid counts or indexes itself (`size`, `first`, `[0]`).
    if (position > 0 && (Array.isArray(value) || typeof value === 'string')) {
      return typeof segment === 'number' && value.at(segment) === undefined;
    }
    if (typeof value !== 'object' || !Object.hasOwn(value, segment)) return true;
    value = /** @type {Record<string | number, unknown>} */ (value)[segment];
  }
  return value === null || value === undefined;
}
