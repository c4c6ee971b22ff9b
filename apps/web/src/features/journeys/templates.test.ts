import { definitions } from '@percurso/blocks/definitions';
import { BUILT_IN_TRIGGERS } from '@percurso/db/triggers/built-in-triggers';
import { compile } from '@percurso/journey/compile';
import type { JourneyDocument } from '@percurso/journey/document';
import type { TriggerInfo } from '@percurso/journey/trigger-info';
import { walkBlocks } from '@percurso/journey/walk-blocks';
import { customTriggers } from '@percurso/services/seed/demo-triggers';
import { describe, expect, it } from 'vitest';
import { languages } from '../../i18n/languages.ts';
import { TEMPLATES, templateIn } from './templates.ts';

const triggers: TriggerInfo[] = [...customTriggers, ...BUILT_IN_TRIGGERS].map((trigger) => ({
  key: trigger.key ?? '',
  name: trigger.name,
  state: 'ready',
  kind: trigger.kind,
  attributes: [...trigger.attributes],
}));

/** What each leaves to its author: the block, and the field. */
const LEFT_OPEN = {
  'device-error': ['b1 text'],
  'case-resolved': ['b1 button.url'],
  welcome: ['b1 button.url', 'b3 text'],
};

const cases = Object.keys(languages).flatMap((language) =>
  TEMPLATES.map((key) => [language, key] as const),
);

describe.each(cases)('in %s the template %s', (language, key) => {
  const document = templateIn(language, key);

  it('has a problem for each thing that its author must say, and a note for it', () => {
    const { plan, problems } = compile({ document, definitions, triggers });
    expect(plan).toBeNull();
    expect(problems.map(({ blockId, field }) => `${blockId} ${field}`)).toEqual(LEFT_OPEN[key]);
    const noted = [...walkBlocks(document)].filter(({ block }) => block.note).length;
    expect(noted).toBe(LEFT_OPEN[key].length);
  });

  it('runs once they are said', () => {
    const { plan, problems } = compile({ document: filled(document), definitions, triggers });
    expect(problems).toEqual([]);
    expect(plan?.steps.length).toBe(document.blocks.length);
  });
});

function filled(document: JourneyDocument): JourneyDocument {
  const blocks = document.blocks.map((block) => {
    const { text, button } = block.config;
    const said = {
      ...(text === '' && { text: 'Call us.' }),
      ...(typeof button === 'object' && { button: { label: 'Go', url: 'https://example.com' } }),
    };
    return { ...block, config: { ...block.config, ...said } };
  });
  return { ...document, blocks };
}
