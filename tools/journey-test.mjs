import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

// npm run journey:test -- <url> <journey id or file> --key <API key>
// Runs the tests of a journey by simulation and prints a line for each. A file is JSON: { journey: id,
// document?, tests? }, for a document and tests that are kept in Git. Ends with 1 where a test fails,
// with 2 where they could not be run.
const usage =
  'Usage: npm run journey:test -- <url> <journey id or file> --key <API key>\n' +
  'The key may also be in PERCURSO_API_KEY. A file is JSON: { "journey": "<id>", "document"?, "tests"? }.';

try {
  process.exitCode = (await runTests(readArguments())) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

/** @returns {{ url: string, target: string, key: string }} */
function readArguments() {
  const { values, positionals } = parseArgs({
    options: { key: { type: 'string' } },
    allowPositionals: true,
  });
  const [url, target] = positionals;
  const key = values.key ?? process.env.PERCURSO_API_KEY;
  if (!url || !target || !key || positionals.length > 2) throw new Error(usage);
  return { url: url.replace(/\/+$/, ''), target, key };
}

/**
 * @param {{ url: string, target: string, key: string }} given
 * @returns {Promise<boolean>} whether all passed
 */
async function runTests({ url, target, key }) {
  const { journey, ...body } = await readTarget(target);
  const response = await fetch(`${url}/api/v1/journeys/${journey}/tests/run`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(explain(response.status, answer));
  for (const { name, passed, differences } of answer.results) {
    console.log(
      passed ? `✓ ${name}` : `✗ ${name}: ${differences.map(({ message }) => message).join('; ')}`,
    );
  }
  const total = answer.results.length;
  const failed = answer.results.filter((/** @type {{ passed: boolean }} */ one) => !one.passed);
  const tests = `test${total === 1 ? '' : 's'}`;
  console.log(
    failed.length === 0
      ? `${total} ${tests} passed.`
      : `${failed.length} of ${total} ${tests} failed.`,
  );
  return failed.length === 0;
}

/**
 * @param {string} target
 * @returns {Promise<{ journey: string, document?: unknown, tests?: unknown }>}
 */
async function readTarget(target) {
  if (/^[0-9a-f-]{36}$/i.test(target)) return { journey: target };
  const text = await readFile(target, 'utf8').catch(() => {
    throw new Error(`${target} is neither the id of a journey nor a file that can be read.`);
  });
  const { journey, document, tests } = JSON.parse(text);
  if (typeof journey !== 'string') {
    throw new Error(`${target}: expected "journey" to be the id of a journey.`);
  }
  return { journey, document, tests };
}

/**
 * @param {number} status
 * @param {{ detail?: string, errors?: { path: string, message: string }[] }} problem
 */
function explain(status, { detail, errors = [] }) {
  const fields = errors.map(({ path, message }) => `  ${path}: ${message}`);
  return [`The tests could not be run (${status}): ${detail ?? 'no answer'}`, ...fields].join('\n');
}
