/**
 * How the form draws a config field; given as `.meta({ field })` on the zod schema.
 * - `text`, `long-text`, `number`, `choice` (from a zod enum), `boolean`: plain inputs
 * - `template`: text with the path picker (Liquid); `sms`: the same with the segment counter
 * - `sender`: as whom an SMS is sent
 * - `paragraphs`: list of templates; `button`: optional { label, url } templates
 * - `predicate`: condition rows; `duration`: { amount, unit }
 * - `branches`: ways out with a name and a condition each
 * - `weights`: ways out with a name and a percentage each
 * - `variables`: variables with a type, a change and a {@link MappedValue} each
 * - `date-time`: date and time of day without a zone; `time`: time of day; `weekdays`: 1 (Monday) to 7
 * - `zone`: time zone, or that of the journey or contact; `path`: one attribute
 * - `offset`: { amount, unit, side } from a date
 * - `target`: a later block people may be sent to
 * - `trigger`: key of a ready custom trigger
 * - `message`: id of an earlier block that sends a message; `message-outcomes`: what is heard of it
 * - `answer`: optional { within, attributes } that a started journey is expected to give
 * - `awaited-events`: list of events waited for, each with its trigger, conditions and whose it has to be
 * - `mapping`: attribute name → {@link MappedValue}, one card per attribute of the trigger in `trigger`
 * - `mapped-value`: one MappedValue
 * - `contact-fields`: column of a contact → {@link MappedValue}; a fixed null empties it
 */
export type FieldKind =
  | 'text'
  | 'long-text'
  | 'number'
  | 'choice'
  | 'boolean'
  | 'template'
  | 'sms'
  | 'sender'
  | 'paragraphs'
  | 'button'
  | 'predicate'
  | 'branches'
  | 'weights'
  | 'target'
  | 'date-time'
  | 'time'
  | 'weekdays'
  | 'zone'
  | 'path'
  | 'offset'
  | 'variables'
  | 'duration'
  | 'trigger'
  | 'awaited-events'
  | 'message'
  | 'message-outcomes'
  | 'answer'
  | 'mapping'
  | 'mapped-value'
  | 'contact-fields';
