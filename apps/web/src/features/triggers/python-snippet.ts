import type { JsonValue } from '@percurso/journey/json-value';
import type { SnippetFacts } from './snippets.ts';
import { eventsUrl, exampleEvent } from './snippets.ts';

/** A script for Python 3.8 and newer with nothing installed, and PERCURSO_API_KEY in its environment. */
export function pythonSnippet(facts: SnippetFacts): string {
  return [
    'import json',
    'import os',
    'import urllib.request',
    '',
    `event = ${literal(exampleEvent(facts), '')}`,
    'request = urllib.request.Request(',
    `    ${JSON.stringify(eventsUrl(facts))},`,
    '    data=json.dumps({"events": [event]}).encode(),',
    '    headers={',
    '        "Authorization": "Bearer " + os.environ["PERCURSO_API_KEY"],',
    '        "Content-Type": "application/json",',
    '    },',
    ')',
    'with urllib.request.urlopen(request) as response:',
    '    print(json.load(response))',
  ].join('\n');
}

/** A value as Python writes it; its strings are those of JSON, its constants are not. */
function literal(value: JsonValue, indent: string): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'object') return JSON.stringify(value);
  const inner = `${indent}    `;
  if (Array.isArray(value)) return `[${value.map((one) => literal(one, inner)).join(', ')}]`;
  const lines = Object.entries(value).map(
    ([name, one]) => `${inner}${JSON.stringify(name)}: ${literal(one, inner)},\n`,
  );
  return lines.length === 0 ? '{}' : `{\n${lines.join('')}${indent}}`;
}
