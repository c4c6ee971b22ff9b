import type { Block } from '@percurso/journey/document';
import { BlockConfig } from '@percurso/journey/document';
import { describe, expect, it } from 'vitest';
import { checkBlock, compileBlocks } from '../testing/check-block.ts';
import { definition } from './block.ts';

const fixed = (value: string | number | boolean | null) => ({ from: 'value', value });
const from = (path: string, ifEmpty?: string) => ({ from: 'attribute', path, ifEmpty });

describe('update-contact', () => {
  it('changes something at least', () => {
    expect(checkBlock('update-contact', definition.defaults())).toEqual(['fields: required']);
    expect(checkBlock('update-contact', { attributes: { plan: fixed('gold') } })).toEqual([]);
    expect(checkBlock('update-contact', { fields: { phone: fixed(null) } })).toEqual([]);
  });

  it.each<[object, string[]]>([
    [{ email: fixed('Ana@Example.com') }, []],
    [{ email: fixed('ana') }, ['fields.email.value: not-an-email']],
    [{ email: from('trigger.DeviceID', 'none') }, ['fields.email.ifEmpty: not-an-email']],
    [{ phone: fixed('+55 11 98765-4321') }, []],
    [{ phone: fixed('98765') }, ['fields.phone.value: not-a-phone']],
    [{ language: fixed('pt-br') }, []],
    [{ language: fixed('Portuguese of Brazil') }, ['fields.language.value: not-a-language']],
    [{ timeZone: fixed('America/Sao_Paulo') }, []],
    [{ timeZone: fixed('Mars/Olympus') }, ['fields.timeZone.value: unknown-time-zone']],
    [{ firstName: from('trigger.ErrorCode') }, []],
    [{ firstName: from('trigger.tags') }, ['fields.firstName.path: wrong-type']],
    [{ firstName: fixed(true) }, ['fields.firstName.value: wrong-value']],
    [{ lastName: from('trigger.x') }, ['fields.lastName.path: unknown-attribute']],
    [{ externalId: fixed('x') }, ['fields.externalId: unknown-field']],
  ])('checks %j', (fields, expected) => {
    expect(checkBlock('update-contact', { fields })).toEqual(expected);
  });

  it('takes any value for own fields, under names that can be read', () => {
    expect(
      checkBlock('update-contact', {
        attributes: { tags: from('trigger.tags'), 'my plan': fixed('gold') },
      }),
    ).toEqual(['attributes.my plan: wrong-name']);
  });

  it('lets the journey read what it writes, though nobody has it yet', () => {
    const writes = (attributes: object) => ({
      id: 'b1',
      kind: 'update-contact',
      config: BlockConfig.parse(JSON.parse(JSON.stringify({ attributes }))),
    });
    const asks = (attribute: string, operator: string, value: string | number) => ({
      id: 'b2',
      kind: 'condition',
      config: BlockConfig.parse({ when: { attribute, operator, value } }),
    });
    const keys = (...blocks: Block[]) => compileBlocks(blocks).map(({ key }) => key);
    const written = writes({ plan: fixed('gold'), code: from('trigger.ErrorCode') });
    expect(keys(written, asks('contact.plan', 'contains', 'go'))).toEqual([]);
    expect(keys(written, asks('contact.code', 'at-least', 3))).toEqual([]);
    expect(keys(written, asks('contact.code', 'contains', 'x'))).toEqual(['wrong-operator']);
    expect(keys({ ...written, disabled: true }, asks('contact.plan', 'is', 'gold'))).toEqual([
      'unknown-contact-attribute',
    ]);
  });

  it('says on the card what it changes', () => {
    const summary = (config: object) => definition.summary(definition.config.parse(config));
    const plan = { attributes: { plan: fixed('gold') } };
    expect(summary({})).toEqual({ key: 'empty' });
    expect(summary({ fields: { email: fixed(null) } })).toEqual({ key: 'email' });
    expect(summary(plan)).toEqual({ key: 'attribute', values: { name: 'plan' } });
    expect(summary({ fields: { email: fixed(null) }, ...plan })).toEqual({
      key: 'fields',
      values: { count: 2 },
    });
  });
});
