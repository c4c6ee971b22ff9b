import { describe, expect, it } from 'vitest';
import { smsSize } from './sms-size.ts';

function sizeOf(template: string, facts: Record<string, unknown> = {}, all = [facts]) {
  return smsSize({
    template,
    facts,
    all,
    later: (path) => path.startsWith('steps.'),
    typeOf: (path) => (path.endsWith('Code') ? 'number' : 'text'),
  });
}

describe('smsSize', () => {
  it('counts what is sent, not how a value is written', () => {
    const { shown, least, most } = sizeOf('Error {{ trigger.ErrorCode }}.', {
      trigger: { ErrorCode: 12 },
    });
    expect(shown).toEqual({ encoding: 'GSM-7', characters: 9, segments: 1, perSegment: 160 });
    expect([least, most]).toEqual([1, 1]);
  });

  it('says between what the parts vary, with values known only later and those of other events', () => {
    const text = 'a'.repeat(130);
    expect(sizeOf(`${text}{{ steps.b1.statusUrl }}`)).toMatchObject({
      shown: { characters: 150, segments: 1 },
      least: 1,
      most: 2,
    });
    const long = { trigger: { Name: 'b'.repeat(200) } };
    expect(sizeOf(`${text}{{ trigger.Name }}`, { trigger: { Name: 'b' } }, [long])).toMatchObject({
      shown: { segments: 1 },
      most: 3,
    });
  });

  it('names what the author wrote outside GSM-7, and no value of a customer', () => {
    const facts = { contact: { firstName: 'João' } };
    expect(sizeOf('Olá {{ contact.firstName | default: "você" }}', facts)).toMatchObject({
      shown: { encoding: 'UCS-2', perSegment: 70 },
      offenders: ['á', 'ê'],
    });
    expect(sizeOf('Oi {{ contact.firstName }}', facts).offenders).toEqual([]);
  });

  it('counts a text that cannot be read as it stands', () => {
    expect(sizeOf('{{ trigger.').shown.characters).toBeGreaterThan(0);
  });
});
