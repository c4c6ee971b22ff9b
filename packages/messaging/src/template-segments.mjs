/**
 * The values a parsed template asks its facts for, each as its path from the root, cut before the
 * first part that is itself a variable (`rows[trigger.i].x` gives `rows` and `trigger.i`). Names
 * the template makes itself (assign, capture, for) are left out.
 *
 * @param {import('liquidjs').Liquid} engine
 * @param {import('liquidjs').Template[]} parsed
 * @returns {(string | number)[][]}
 */
export function templateSegments(engine, parsed) {
  /** @type {Map<string, (string | number)[]>} */
  const found = new Map();
  for (const segments of engine.globalVariableSegmentsSync(parsed, { partials: false })) {
    /** @type {(string | number)[]} */
    const path = [];
    for (const segment of segments) {
      if (Array.isArray(segment)) break;
      path.push(segment);
    }
    if (path.length > 0) found.set(JSON.stringify(path), path);
  }
  return [...found.values()];
}
