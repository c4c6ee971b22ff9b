import type { FieldKind } from '@percurso/blocks/kit/field';
import type { ComponentType } from 'react';
import { AnswerField } from './answer-field.tsx';
import { AwaitedEventsField } from './awaited-events-field.tsx';
import { BranchesField } from './branches-field.tsx';
import { ContactFieldsField } from './contact-fields-field.tsx';
import type { FieldProps } from './field-props.ts';
import { MappedValueField, MappingField } from './mapping-fields.tsx';
import { MessageField, MessageOutcomesField } from './message-fields.tsx';
import {
  BooleanField,
  ChoiceField,
  LongTextField,
  NumberField,
  TextField,
} from './plain-inputs.tsx';
import { SenderField } from './sender-field.tsx';
import { SmsField } from './sms-field.tsx';
import { ConditionField, DurationField, TargetField, TriggerField } from './structured-fields.tsx';
import { ButtonField, ParagraphsField, TemplateField } from './template-fields.tsx';
import {
  DateTimeField,
  OffsetField,
  PathField,
  TimeField,
  WeekdaysField,
  ZoneField,
} from './time-fields.tsx';
import { VariablesField } from './variables-field.tsx';
import { WeightsField } from './weights-field.tsx';

/** The input of each kind of field; a block's schema says which one it takes. */
export const fieldInputs: Readonly<Record<FieldKind, ComponentType<FieldProps>>> = {
  text: TextField,
  'long-text': LongTextField,
  number: NumberField,
  choice: ChoiceField,
  boolean: BooleanField,
  template: TemplateField,
  sms: SmsField,
  sender: SenderField,
  paragraphs: ParagraphsField,
  button: ButtonField,
  predicate: ConditionField,
  branches: BranchesField,
  weights: WeightsField,
  target: TargetField,
  'date-time': DateTimeField,
  time: TimeField,
  weekdays: WeekdaysField,
  zone: ZoneField,
  path: PathField,
  offset: OffsetField,
  variables: VariablesField,
  duration: DurationField,
  trigger: TriggerField,
  'awaited-events': AwaitedEventsField,
  message: MessageField,
  'message-outcomes': MessageOutcomesField,
  answer: AnswerField,
  mapping: MappingField,
  'mapped-value': MappedValueField,
  'contact-fields': ContactFieldsField,
};

export const FIELD_KINDS = Object.keys(fieldInputs);
