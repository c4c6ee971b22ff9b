import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import type { Block, JourneyDocument } from './document.ts';
import type { Plan } from './plan.ts';
import type { Problem } from './problem.ts';
import { PROBLEM_KEYS } from './problem-key.ts';
import { documents, wildDocuments } from './testing/document-arbitrary.ts';
import { TEST_SPECS, TEST_TRIGGERS } from './testing/test-specs.ts';
import { walkBlocks } from './walk-blocks.ts';

describe('compile', () => {
  it('flattens branches, joins and what is disabled', () => {
    const { plan, problems } = check([
      effect('b1'),
      { ...effect('b2'), disabled: true },
      decide('b3', { yes: [effect('b4'), leave('b5')], no: [{ ...leave('b6'), disabled: true }] }),
      effect('b7', {}, { error: [effect('b8')] }),
    ]);
    expect(problems).toEqual([]);
    expect(plan?.start).toBe(0);
    expect(plan?.steps.map(({ blockId, routes }) => [blockId, routes])).toEqual([
      ['b1', { next: 1, error: 1 }],
      ['b3', { yes: 2, no: 4 }],
      ['b4', { next: 3, error: 3 }],
      ['b5', {}],
      ['b7', { next: null, error: 5 }],
      ['b8', { next: null, error: null }],
    ]);
  });

  it('keeps config as its schema parsed it', () => {
    const { plan } = check([effect('b1', { reads: 'contact.email' })]);
    expect(plan?.steps[0]).toMatchObject({ op: 'act', config: { reads: 'contact.email' } });
  });

  it.each<[string, Block[], Partial<Problem>]>([
    ['no step', [], { blockId: null, field: 'blocks', key: 'no-steps' }],
    ['only disabled steps', [{ ...effect('b1'), disabled: true }], { key: 'no-steps' }],
    [
      'an unknown kind',
      [{ ...effect('b1'), kind: 'toString' }],
      { field: 'kind', key: 'unknown-kind' },
    ],
    ['a wrong config', [effect('b1', { reads: 3 })], { field: 'reads', key: 'invalid' }],
    ['an empty field', [effect('b1', { reads: '' })], { field: 'reads', key: 'required' }],
    ['a field too many', [effect('b1', { more: 1 })], { field: 'more', key: 'unknown-field' }],
    ['a taken id', [effect('b1'), effect('b1')], { blockId: 'b1', key: 'already-used-id' }],
    ['a block after the end', [leave('b1'), effect('b2')], { blockId: 'b2', key: 'after-the-end' }],
    [
      'a block after branches that all end',
      [decide('b1', { yes: [leave('b2')], no: [leave('b3')] }), effect('b4')],
      { blockId: 'b4', key: 'after-the-end', values: { after: 'b1' } },
    ],
    [
      'a branch of no port',
      [effect('b1', {}, { other: [effect('b2')] })],
      { field: 'branches.other', key: 'unknown-port' },
    ],
    [
      'a later step',
      [effect('b1', { reads: 'steps.b2.text' }), effect('b2')],
      { key: 'step-not-before' },
    ],
    ['its own result', [effect('b1', { reads: 'steps.b1.text' })], { key: 'step-not-before' }],
    [
      'a step inside itself',
      [effect('b1', { reads: 'steps.b2.text' }, { error: [effect('b2')] })],
      { key: 'step-not-before' },
    ],
    ['an unknown attribute', [effect('b1', { reads: 'trigger.x' })], { key: 'unknown-attribute' }],
    [
      'a variable set later',
      [effect('b1', { reads: 'vars.x' }), remember('b2')],
      { key: 'step-not-before', values: { path: 'vars.x', block: 'b2' } },
    ],
    ['an unknown variable', [remember('b1'), effect('b2', { reads: 'vars.y' })], { blockId: 'b2' }],
    [
      'a variable of a disabled step',
      [{ ...remember('b1'), disabled: true }, effect('b2', { reads: 'vars.x' })],
      { key: 'unknown-attribute' },
    ],
    [
      'a variable of two types',
      [remember('b1'), remember('b2', 'text')],
      {
        blockId: 'b2',
        key: 'variable-other-type',
        values: { name: 'x', type: 'number', block: 'b1' },
      },
    ],
    [
      'a jump to nowhere',
      [hop('b1', 'b9'), effect('b2')],
      { blockId: 'b1', field: 'target', key: 'target-gone', values: { block: 'b9' } },
    ],
    [
      'a jump back',
      [effect('b1'), decide('b2', { yes: [hop('b3', 'b1')] })],
      { blockId: 'b3', field: 'target', key: 'target-not-allowed' },
    ],
    [
      'a jump into a branch',
      [decide('b1', { yes: [hop('b2', 'b4')] }), decide('b3', { yes: [effect('b4')] })],
      { blockId: 'b2', key: 'target-not-allowed' },
    ],
    [
      'a jump out of a loop',
      [again('b1', { body: [decide('b2', { yes: [hop('b3', 'b4')] })] }), effect('b4')],
      { blockId: 'b3', key: 'target-not-allowed' },
    ],
    [
      'a block behind a jump',
      [decide('b1', { yes: [hop('b2', 'b4'), effect('b3')] }), effect('b4')],
      { blockId: 'b3', key: 'after-the-end', values: { after: 'b2' } },
    ],
    [
      'a block between branches that all end and where one leads',
      [decide('b1', { yes: [hop('b2', 'b5')], no: [leave('b3')] }), effect('b4'), effect('b5')],
      { blockId: 'b4', key: 'after-the-end', values: { after: 'b1' } },
    ],
    [
      'a block behind a loop whose first pass ends',
      [again('b1', { body: [leave('b2')], 'after-all': [] }), effect('b3')],
      { blockId: 'b3', key: 'after-the-end', values: { after: 'b1' } },
    ],
    ['an unknown step', [effect('b1', { reads: 'steps.b9.x' })], { key: 'unknown-attribute' }],
    [
      'another type',
      [effect('b1', { reads: 'trigger.known' })],
      { field: 'reads', key: 'wrong-type' },
    ],
    ['nine levels', [nested(9)], { key: 'too-deep', values: { depth: 9, maximum: 8 } }],
    [
      'more than 25 branches',
      [effect('b1', {}, Object.fromEntries(Array.from({ length: 26 }, (_, n) => [`p${n}`, []])))],
      { field: 'branches', key: 'too-many-branches' },
    ],
    [
      'more than 2,000 blocks',
      Array.from({ length: 2001 }, (_, n) => effect(`b${n}`)),
      { blockId: null, key: 'too-many-blocks' },
    ],
    [
      'a condition on an unknown attribute',
      [decide('b1', {}, { when: { all: [{ attribute: 'trigger.x', operator: 'has-value' }] } })],
      { field: 'when.all.0.attribute', key: 'unknown-attribute' },
    ],
    [
      'an operator the type does not have',
      [
        decide(
          'b1',
          {},
          { when: { attribute: 'trigger.known', operator: 'contains', value: 'x' } },
        ),
      ],
      { field: 'when.operator', key: 'wrong-operator' },
    ],
    [
      'a change of what is no record',
      [decide('b1', {}, { when: { attribute: 'trigger.known', operator: 'changed' } })],
      { field: 'when.operator', key: 'not-a-record' },
    ],
    [
      'a missing value',
      [decide('b1', {}, { when: { attribute: 'trigger.ErrorCode', operator: 'is' } })],
      { field: 'when.value', key: 'value-missing' },
    ],
    [
      'a value of another type',
      [decide('b1', {}, { when: { attribute: 'trigger.ErrorCode', operator: 'is', value: 'x' } })],
      { field: 'when.value', key: 'wrong-value' },
    ],
    [
      'another attribute of another type',
      [
        decide(
          'b1',
          {},
          {
            when: {
              attribute: 'trigger.ErrorCode',
              operator: 'is',
              value: { attribute: 'contact.email' },
            },
          },
        ),
      ],
      { field: 'when.value.attribute', key: 'wrong-type' },
    ],
  ])('refuses %s', (_, blocks, expected) => {
    const { plan, problems } = check(blocks);
    expect(plan).toBeNull();
    expect(problems).toContainEqual(expect.objectContaining({ severity: 'error', ...expected }));
  });

  it.each<[string, Block[], Partial<Problem>]>([
    [
      'a step of a branch that has joined',
      [decide('b1', { yes: [effect('b2')] }), effect('b3', { reads: 'steps.b2.text' })],
      { blockId: 'b3', key: 'step-in-other-branch' },
    ],
    [
      'a step of the branch beside',
      [decide('b1', { yes: [effect('b2', { reads: 'steps.b3.text' })], no: [effect('b3')] })],
      { blockId: 'b2', key: 'step-in-other-branch' },
    ],
    [
      'a variable of a branch that has joined',
      [decide('b1', { yes: [remember('b2')] }), effect('b3', { reads: 'vars.x' })],
      { blockId: 'b3', key: 'step-in-other-branch' },
    ],
    [
      'a disabled step',
      [{ ...effect('b1'), disabled: true }, effect('b2', { reads: 'steps.b1.text' })],
      { blockId: 'b2', key: 'step-disabled' },
    ],
    [
      'a step that can be jumped over',
      [
        decide('b1', { yes: [hop('b2', 'b4')] }),
        effect('b3'),
        effect('b4', { reads: 'steps.b3.text' }),
      ],
      { blockId: 'b4', key: 'step-in-other-branch' },
    ],
    [
      'a step of what comes after a loop only for some',
      [
        again('b1', { body: [decide('b2', { yes: [effect('b3')] })] }),
        effect('b4', { reads: 'steps.b3.text' }),
      ],
      { blockId: 'b4', key: 'step-in-other-branch' },
    ],
    ['six levels', [nested(6)], { key: 'deep' }],
    [
      'more than 200 blocks',
      Array.from({ length: 201 }, (_, n) => effect(`b${n}`)),
      { blockId: null, key: 'many-blocks', values: { count: 201, maximum: 2000 } },
    ],
    [
      'a value that is no option',
      [
        decide(
          'b1',
          {},
          { when: { attribute: 'trigger.Priority', operator: 'is', value: 'High' } },
        ),
      ],
      { field: 'when.value', key: 'not-an-option' },
    ],
  ])('warns of %s', (_, blocks, expected) => {
    const { plan, problems } = check(blocks);
    expect(plan).not.toBeNull();
    expect(problems).toEqual([expect.objectContaining({ severity: 'warning', ...expected })]);
  });

  it.each<[Partial<JourneyDocument>, string, string]>([
    [{ entry: { trigger: '' } }, 'entry.trigger', 'trigger-missing'],
    [{ entry: { trigger: 'x' } }, 'entry.trigger', 'trigger-unknown'],
    [{ entry: { trigger: 'unfinished' } }, 'entry.trigger', 'trigger-not-ready'],
    [{ entry: { trigger: 'old' } }, 'entry.trigger', 'trigger-stopped'],
    [{ entry: { trigger: 'device-failed', key: 'x' } }, 'entry.key', 'unknown-attribute'],
    [{ settings: { timeZone: 'Mars/Base' } }, 'settings.timeZone', 'unknown-time-zone'],
    [
      {
        entry: {
          trigger: 'device-failed',
          conditions: { attribute: 'trigger.record.status', operator: 'changed' },
        },
      },
      'entry.conditions.attribute',
      'unknown-attribute',
    ],
  ])('checks the journey itself: %j', (parts, field, key) => {
    const document = { ...journey([effect('b1')]), ...parts };
    const { plan, problems } = compile({
      document,
      definitions: TEST_SPECS,
      triggers: TEST_TRIGGERS,
    });
    expect(plan).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ severity: 'error', blockId: null, field, key });
  });

  it('reads what a record was, is and changed', () => {
    const document: JourneyDocument = {
      ...journey([
        effect('b1', { reads: 'trigger.before.status' }),
        effect('b2', { reads: 'case.status' }),
      ]),
      entry: {
        trigger: 'case-changed',
        conditions: {
          attribute: 'trigger.record.status',
          operator: 'changed-to',
          value: 'Resolved',
          from: 'Open',
        },
      },
    };
    const { problems } = compile({ document, definitions: TEST_SPECS, triggers: TEST_TRIGGERS });
    expect(problems).toEqual([]);
  });

  it('takes a variable for set where every way there has set it', () => {
    const { problems } = check([
      remember('b1'),
      decide('b2', { yes: [remember('b3')] }),
      effect('b4', { reads: 'vars.x' }),
    ]);
    expect(problems).toEqual([]);
  });

  it('takes what each pass of a loop goes through for passed behind it', () => {
    const { problems } = check([
      again('b1', {
        body: [effect('b2')],
        'after-each': [effect('b3', { reads: 'steps.b2.text' })],
        'after-all': [effect('b4', { reads: 'steps.b3.text' })],
      }),
      effect('b5', { reads: 'steps.b2.text' }),
    ]);
    expect(problems).toEqual([]);
  });

  it('flattens loops and jumps', () => {
    const { plan, problems } = check([
      again('b1', {
        body: [decide('b2', { yes: [hop('b3', 'b5')] }), effect('b4'), effect('b5')],
        'after-each': [effect('b6')],
        'after-all': [effect('b7')],
      }),
      again('b8', { body: [] }),
      { ...effect('b9'), disabled: true },
    ]);
    expect(problems).toEqual([]);
    const flags = plan?.steps.map(({ blockId, routes, repeated, loop }) => [
      `${blockId}${repeated ? ' repeated' : ''}${loop ? ' loop' : ''}`,
      routes,
    ]);
    expect(flags).toEqual([
      ['b1 repeated loop', { body: 1, 'after-all': 6 }],
      ['b2 repeated', { yes: 2, no: 3 }],
      ['b3 repeated', { next: 4 }],
      ['b4 repeated', { next: 4, error: 4 }],
      ['b5 repeated', { next: 5, error: 5 }],
      ['b6 repeated', { next: 0, error: 0 }],
      ['b7', { next: 7, error: 7 }],
      ['b8 repeated loop', { body: 7, 'after-all': null }],
    ]);
  });

  it('leads on behind a disabled block that others lead to', () => {
    const { plan } = check([
      decide('b1', { yes: [hop('b2', 'b4')] }),
      effect('b3'),
      { ...effect('b4'), disabled: true },
      effect('b5'),
    ]);
    expect(plan?.steps[1]).toMatchObject({ blockId: 'b2', routes: { next: 3 } });
  });

  it('does not look into what people pass', () => {
    const { problems } = check([
      effect('b1'),
      { ...effect('b2', { reads: 'trigger.x' }), disabled: true },
    ]);
    expect(problems).toEqual([]);
  });

  it('takes time in proportion to the blocks', () => {
    const blocks = Array.from({ length: 2000 }, (_, n) =>
      effect(`b${n + 1}`, n === 0 ? {} : { reads: `steps.b${Math.ceil(n / 2)}.text` }),
    );
    check(blocks);
    // Of the processor, so that a busy machine does not count as a slow compiler.
    const start = process.cpuUsage();
    const { plan } = check(blocks);
    expect(plan?.steps).toHaveLength(2000);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(1000);
  });
});

describe('compile, for any document', () => {
  it('never throws, and gives a plan exactly when there is no error', () => {
    fc.assert(
      fc.property(wildDocuments(), (document) => {
        const { plan, problems } = compile({
          document,
          definitions: TEST_SPECS,
          triggers: TEST_TRIGGERS,
        });
        expect(plan === null).toBe(problems.some((problem) => problem.severity === 'error'));
        const keys: readonly string[] = PROBLEM_KEYS;
        for (const problem of problems) expect(keys).toContain(problem.key);
      }),
    );
  });

  it('survives branches too deep for recursion', () => {
    const { plan, problems } = check([nested(20_000)]);
    expect(plan).toBeNull();
    expect(problems.map((problem) => problem.key)).toContain('too-deep');
  });

  it('leads forward only, save back to a loop', () => {
    fc.assert(
      fc.property(documents(), (document) => {
        const { plan } = check(document.blocks);
        fc.pre(plan !== null);
        for (const [index, step] of plan.steps.entries()) {
          for (const route of Object.values(step.routes)) {
            if (route === null || route > index) continue;
            expect(plan.steps[route]?.loop).toBe(true);
            expect(step.repeated).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('takes people where the tree does, and comes to an end', () => {
    fc.assert(
      fc.property(documents(), fc.array(fc.nat(), { minLength: 1 }), (document, choices) => {
        const { plan } = check(document.blocks);
        fc.pre(plan !== null);
        const choose: Choose = (id, ports, passes) => {
          const choice = choices[Number(id.slice(1)) % choices.length] ?? 0;
          if (!ports.includes('body')) return ports[choice % ports.length] ?? '';
          return passes <= choice % 3 ? 'body' : 'after-all';
        };
        expect(walkPlan(plan, choose)).toEqual(walkTree(document.blocks, choose).passed);
      }),
      { numRuns: 500 },
    );
  });
});

/** The port somebody takes; at a loop by the passes gone through, one of which is always made. */
type Choose = (id: string, ports: string[], passes: number) => string;

function walkPlan(plan: Plan, choose: Choose): string[] {
  const passed: string[] = [];
  const passes = new Map<number, number>();
  let before = -1;
  let at = plan.start;
  while (at !== null) {
    const step = plan.steps[at];
    if (!step) throw new Error(`No step ${at}.`);
    passed.push(step.blockId);
    passes.set(at, before >= at ? (passes.get(at) ?? 0) + 1 : 0);
    const ports = Object.keys(step.routes);
    const port = ports.length === 0 ? '' : choose(step.blockId, ports, passes.get(at) ?? 0);
    before = at;
    at = step.routes[port] ?? null;
  }
  return passed;
}

interface Walked {
  passed: string[];
  /** How the sequence was left: at its end, for good, or to a block further on. */
  left: 'joined' | 'ended' | { to: string };
}

/** What DESIGN §4 says of branches, joins, loops and jumps, read off the tree itself. */
function walkTree(blocks: Block[], choose: Choose): Walked {
  const passed: string[] = [];
  let target: string | null = null;
  for (const block of blocks) {
    if (target !== null && block.id !== target) continue;
    target = null;
    if (block.disabled) continue;
    const { passed: inside, left } = walkBlock(block, choose);
    passed.push(...inside);
    if (left === 'ended') return { passed, left };
    if (left !== 'joined') target = left.to;
  }
  return { passed, left: target === null ? 'joined' : { to: target } };
}

function walkBlock(block: Block, choose: Choose): Walked {
  const spec = TEST_SPECS[block.kind];
  if (spec?.op === 'end') return { passed: [block.id], left: 'ended' };
  if (spec?.jump) return { passed: [block.id], left: { to: String(block.config.target) } };
  const loop = spec?.loop ?? [];
  const ports = (spec?.ports(block.config) ?? []).map(({ id }) => id);
  const open = ports.filter((port) => !loop.slice(1).includes(port));
  const passed: string[] = [];
  for (let passes = 0; ; passes += 1) {
    passed.push(block.id);
    const port = choose(block.id, open, passes);
    const parts = loop.includes(port) ? loop : [port];
    for (const part of parts) {
      const inside = walkTree(block.branches?.[part] ?? [], choose);
      passed.push(...inside.passed);
      if (inside.left !== 'joined') return { passed, left: inside.left };
    }
    if (!loop.includes(port)) return { passed, left: 'joined' };
  }
}

function check(blocks: Block[]) {
  const document = journey(blocks);
  expect([...walkBlocks(document)].length).toBeGreaterThanOrEqual(blocks.length);
  return compile({ document, definitions: TEST_SPECS, triggers: TEST_TRIGGERS });
}

function journey(blocks: Block[]): JourneyDocument {
  return { schema: 1, name: 'Journey', entry: { trigger: 'device-failed' }, settings: {}, blocks };
}

function effect(id: string, config: Block['config'] = {}, branches?: Block['branches']): Block {
  return { id, kind: 'effect', config, ...(branches ? { branches } : {}) };
}

function decide(id: string, branches: Block['branches'], config: Block['config'] = {}): Block {
  return { id, kind: 'decide', config, branches };
}

function remember(id: string, type = 'number'): Block {
  return { id, kind: 'remember', config: { type } };
}

function again(id: string, branches: Block['branches']): Block {
  return { id, kind: 'again', config: {}, branches };
}

function hop(id: string, target: string): Block {
  return { id, kind: 'hop', config: { target } };
}

function leave(id: string): Block {
  return { id, kind: 'leave', config: {} };
}

/** A block inside as many others. */
function nested(depth: number): Block {
  let block = effect(`b${depth + 1}`);
  for (let level = depth; level > 0; level -= 1) block = decide(`b${level}`, { yes: [block] });
  return block;
}
