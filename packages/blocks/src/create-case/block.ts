import { CasePriority, CaseStatus } from '@percurso/journey/case-attributes';
import { z } from 'zod';
import { checkMappedValue, mappedUsedPaths, mappingUsedPaths } from '../kit/check-mapped-value.ts';
import type { BlockDefinition } from '../kit/definition.ts';
import { fixedValues, MappedValue, Mapping } from '../kit/mapped-value.ts';
import { templateProblems, templateUsedPaths } from '../kit/template-fields.ts';
import { withField } from '../kit/with-field.ts';

const NORMAL: MappedValue = { from: 'value', value: 'Normal' };

export const CreateCaseConfig = z.strictObject({
  subject: withField(z.string().trim().min(1).max(500), 'template'),
  status: withField(CaseStatus.default('Open'), 'choice'),
  priority: withField(MappedValue.default(NORMAL), 'mapped-value'),
  attributes: withField(Mapping.default({}), 'mapping'),
});
export type CreateCaseConfig = z.infer<typeof CreateCaseConfig>;

export const definition: BlockDefinition<CreateCaseConfig> = {
  kind: 'create-case',
  category: 'actions',
  shape: 'square',
  op: 'act',
  config: CreateCaseConfig,
  defaults: () => ({ subject: '', status: 'Open', priority: NORMAL, attributes: {} }),
  ports: () => [{ id: 'next' }, { id: 'error', optional: true }],
  summary: ({ subject }) =>
    subject.trim() === '' ? { key: 'empty' } : { key: 'subject', values: { subject } },
  results: () => [
    { name: 'caseId', type: 'text' },
    { name: 'caseNumber', type: 'number' },
  ],
  raises: ({ status, priority }) => [
    {
      type: 'record',
      table: 'case',
      action: 'created',
      columns: [],
      known: { status, ...fixedValues({ priority }) },
    },
  ],
  usedPaths: ({ subject, priority, attributes }) => [
    ...templateUsedPaths({ subject }),
    ...mappedUsedPaths(priority, 'priority'),
    ...mappingUsedPaths(attributes, 'attributes'),
  ],
  check: ({ subject, priority }, { lookup }) => [
    ...templateProblems({ subject }),
    ...checkMappedValue({
      mapped: priority,
      field: 'priority',
      target: { type: 'text', options: [...CasePriority.options] },
      lookup,
    }),
  ],
};
