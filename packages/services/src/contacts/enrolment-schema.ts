import { z } from 'zod';
import { Person } from '../journeys/journey-numbers-schema.ts';

/** One time that a contact went, or goes, through a journey. */
export const Enrolment = z
  .object({
    id: z.uuid(),
    journeyId: z.uuid(),
    journeyName: z.string(),
    ...Person.pick({ versionNumber: true, status: true, reason: true, test: true }).shape,
    enteredAt: z.iso.datetime(),
    since: z.iso.datetime().describe('When it came to the step, or left.'),
    dueAt: z.iso.datetime().nullable().describe('When it goes on, where it waits.'),
    blockId: z.string().nullable().describe('The step where it stands, while inside.'),
    blockKind: z.string().nullable(),
    blockName: z.string().nullable().describe('What the author calls the step, if anything.'),
  })
  .meta({ id: 'Enrolment' });
export type Enrolment = z.infer<typeof Enrolment>;

export const EnrolmentQuery = z.object({ status: Person.shape.status.optional() });
export type EnrolmentQuery = z.infer<typeof EnrolmentQuery>;
