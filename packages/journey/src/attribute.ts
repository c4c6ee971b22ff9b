import { z } from 'zod';

/** The types an attribute can have; the type decides which operators a condition offers. */
export const AttributeType = z.enum(['text', 'number', 'boolean', 'date-time', 'list']);
export type AttributeType = z.infer<typeof AttributeType>;

/** One typed attribute of a trigger, a record, a contact or a step's result. */
export const Attribute = z
  .strictObject({
    name: z
      .string()
      .regex(
        /^[A-Za-z_][A-Za-z0-9_]{0,63}$/,
        'A name starts with a letter and has letters, digits and _ only (64 at most).',
      ),
    type: AttributeType,
    description: z.string().max(500).optional(),
    /** The values it may take, offered as a list; text only. */
    options: z.array(z.string().max(200)).max(100).optional(),
    /** An event that is sent without it is refused; one that a block fires may have null where what it maps is empty. */
    required: z
      .boolean()
      .optional()
      .describe(
        'Whether an event that is sent without it is refused; left out is false. One that a journey fires has null where the value it maps is empty.',
      ),
  })
  .meta({ id: 'Attribute' });
export type Attribute = z.infer<typeof Attribute>;

/** `trigger.ErrorCode`, `contact.firstName`, `case.status`, `steps.b2.caseNumber`, `vars.x`. */
export const AttributePath = z
  .string()
  .max(300)
  .regex(
    /^(trigger|event|contact|case|steps|vars|journey)(\.[A-Za-z_][A-Za-z0-9_-]*)+$/,
    'A path looks like trigger.ErrorCode, contact.firstName or steps.b2.caseNumber.',
  );
export type AttributePath = z.infer<typeof AttributePath>;

/** An attribute that can be used at some place of a journey, with where it comes from. */
export interface ScopeAttribute {
  path: AttributePath;
  type: AttributeType;
  options?: string[] | undefined;
  /** True where it always has a value. */
  required?: true | undefined;
  /** The block whose result it is, when it is one. */
  blockId?: string | undefined;
  /** True where the value may be absent because the block stands in another branch. */
  otherBranch?: boolean | undefined;
}
