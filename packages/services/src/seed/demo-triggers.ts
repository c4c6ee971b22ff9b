import { CasePriority } from '@percurso/journey/case-attributes';
import type { NewTrigger } from '../triggers/trigger-schema.ts';

/** Fired by programs: a device reports an error, and what leads to a support case. */
export const customTriggers: readonly NewTrigger[] = [
  {
    key: 'iot-device-malfunctioned',
    name: 'IoT device malfunctioned',
    description: 'A device of a customer reported an error.',
    kind: 'custom',
    attributes: [
      { name: 'ErrorCode', type: 'number', description: 'Above 10 it needs a technician.' },
      {
        name: 'DeviceID',
        type: 'text',
        description: 'Serial number of the device.',
        required: true,
      },
    ],
  },
  {
    key: 'case-creation-requested',
    name: 'Case creation requested',
    description: 'Somebody or something asks for a support case.',
    kind: 'custom',
    attributes: [
      { name: 'DeviceID', type: 'text', required: true },
      { name: 'ErrorCode', type: 'number', required: true },
      { name: 'Priority', type: 'text', options: [...CasePriority.options] },
    ],
  },
];

/** Fired by the product itself when the status of a case is changed, by whomever. */
export const caseTrigger: NewTrigger = {
  key: 'support-case-status-changed',
  name: 'Support case status changed',
  description: 'The status of a support case was changed.',
  kind: 'record',
  attributes: [],
  record: {
    table: 'case',
    audience: 'contactId',
    actions: ['updated'],
    columns: ['status'],
    sources: ['people', 'api', 'import', 'journeys'],
  },
};
