import { Liquid } from 'liquidjs';

/** Templates longer than this are refused before they are parsed, in characters. */
const PARSE_LIMIT = 100_000;
/** What one render may allocate by liquidjs's own count (about: characters and list items). */
const MEMORY_LIMIT = 2_000_000;

/** Tags that read other templates; a message is one template and there is no file system. */
const REFUSED_TAGS = ['include', 'render', 'layout', 'block'];

/**
 * Liquid as messages speak it: no includes, unknown tags and filters are errors when parsed,
 * absent values are empty, dates are UTC unless told.
 *
 * @param {number} renderLimit milliseconds one render may take
 */
export function createLiquidEngine(renderLimit) {
  const engine = new Liquid({
    templates: {},
    relativeReference: false,
    dynamicPartials: false,
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: false,
    timezoneOffset: 0,
    locale: 'en-US',
    parseLimit: PARSE_LIMIT,
    memoryLimit: MEMORY_LIMIT,
    renderLimit,
  });
  for (const tag of REFUSED_TAGS) delete engine.tags[tag];
  useTimeZoneOfFacts(engine);
  return engine;
}

/**
 * `date` reads the facts' `timeZone` (IANA name) where the template gives no zone of its own, and
 * takes the facts' `now` for 'now' and 'today', so that a message follows the platform's clock.
 *
 * @param {Liquid} engine
 */
function useTimeZoneOfFacts(engine) {
  const standard = engine.filters.date;
  if (typeof standard !== 'function') throw new Error('liquidjs has no date filter to build on');
  engine.registerFilter('date', function (value, format, zone) {
    const facts = /** @type {Record<string, unknown>} */ (this.context.environments);
    const atNow = value === 'now' || value === 'today';
    const moment = atNow && Object.hasOwn(facts, 'now') ? facts.now : value;
    const zoneOfFacts = Object.hasOwn(facts, 'timeZone') ? facts.timeZone : undefined;
    const usable = typeof zoneOfFacts === 'string' && isTimeZone(zoneOfFacts);
    return standard.call(this, moment, format, zone ?? (usable ? zoneOfFacts : undefined));
  });
}

/** @type {Map<string, boolean>} */
const knownZones = new Map();

/** @param {string} name */
function isTimeZone(name) {
  const known = knownZones.get(name);
  if (known !== undefined) return known;
  let valid = true;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
  } catch {
    valid = false;
  }
  if (knownZones.size < 1_000) knownZones.set(name, valid);
  return valid;
}
