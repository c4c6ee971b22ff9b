import { describe, expect, it } from 'vitest';
import { templatePaths } from './template-paths.ts';

describe('templatePaths', () => {
  it.each([
    ['no variables', []],
    ['{{ contact.firstName }}, {{ contact.firstName }}', ['contact.firstName']],
    [
      '{{ trigger.ErrorCode | plus: trigger.Offset }} {{ steps.b2.statusUrl }}',
      ['trigger.ErrorCode', 'trigger.Offset', 'steps.b2.statusUrl'],
    ],
    ["{{ contact['first name'] | default: fallbacks.p1 }}", ['contact.first name', 'fallbacks.p1']],
    ['{% if case.status == "Open" %}{{ vars.x }}{% endif %}', ['case.status', 'vars.x']],
    ['{% for row in trigger.items %}{{ row.name }}{% endfor %}', ['trigger.items']],
    ['{{ trigger.items[0].name }}', ['trigger.items']],
    ['{{ vars.rows[trigger.index].name }}', ['vars.rows', 'trigger.index']],
    ['{% assign name = contact.lastName %}{{ name }}', ['contact.lastName']],
    ['{{ "x" | upcase }}{{ 1 }}{{ nil }}', []],
    ['{% raw %}{{ contact.firstName }}{% endraw %}', []],
  ])('finds what %j reads', (template, paths) => {
    expect(templatePaths(template)).toEqual({ paths });
  });

  it.each([
    ['{{ contact.firstName', 'not closed'],
    ['{% if x %}', 'not closed'],
    ['{{ x | shout }}', 'undefined filter: shout'],
    ['{% include "other" %}', '"include" not found'],
    ['{% render "other" %}', '"render" not found'],
    ['{% nonsense %}', 'nonsense'],
    ['x'.repeat(100_001), 'parse length limit exceeded'],
    ['{% if x %}'.repeat(100), 'not closed'],
    [`{{ a${'[a'.repeat(20_000)}${']'.repeat(20_000)} }}`, 'call stack'],
  ])('says what is wrong with %#', (template, error) => {
    const result = templatePaths(template);
    expect(result.paths).toEqual([]);
    expect(result.error).toContain(error);
  });
});
