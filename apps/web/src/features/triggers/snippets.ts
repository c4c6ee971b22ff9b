import type { Attribute } from '@percurso/journey/attribute';
import { exampleAttributes } from '../../components/test-values/example-attributes.ts';

/** What a snippet is written for. `origin` is this installation's address, without a path. */
export interface SnippetFacts {
  origin: string;
  trigger: string;
  attributes: readonly Attribute[];
}

/** The customer of the snippets; one that does not exist yet is made by the first event. */
export const EXAMPLE_CUSTOMER = 'customer-1';

/** A curl command for a shell that has PERCURSO_API_KEY in its environment. */
export function curlSnippet(facts: SnippetFacts): string {
  const body = JSON.stringify({ events: [exampleEvent(facts)] }, null, 2);
  return [
    `curl --fail-with-body -X POST ${quote(eventsUrl(facts))} \\`,
    '  -H "Authorization: Bearer $PERCURSO_API_KEY" \\',
    "  -H 'Content-Type: application/json' \\",
    `  -d ${quote(body)}`,
  ].join('\n');
}

/** A module for Node 20 and newer, with PERCURSO_API_KEY in its environment. */
export function javascriptSnippet(facts: SnippetFacts): string {
  const lines = JSON.stringify(exampleEvent(facts), null, 2).split('\n');
  const literal = lines.map((line, index) => (index === 0 ? line : `    ${line}`)).join('\n');
  return [
    `const response = await fetch(${JSON.stringify(eventsUrl(facts))}, {`,
    "  method: 'POST',",
    '  headers: {',
    '    Authorization: `Bearer ${process.env.PERCURSO_API_KEY}`,',
    "    'Content-Type': 'application/json',",
    '  },',
    '  body: JSON.stringify({',
    `    events: [${literal}],`,
    '  }),',
    '});',
    'if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);',
    'console.log(await response.json());',
  ].join('\n');
}

/** Where events are posted to. */
export function eventsUrl({ origin }: SnippetFacts): string {
  return `${origin}/api/v1/events`;
}

/** The one event of a snippet, with a value of each attribute's type. */
export function exampleEvent({ trigger, attributes }: SnippetFacts) {
  return {
    trigger,
    contact: { externalId: EXAMPLE_CUSTOMER },
    attributes: exampleAttributes(attributes),
  };
}

/** One word for a POSIX shell, whatever it holds. */
function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
