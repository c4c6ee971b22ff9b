import type { Attribute, AttributePath, AttributeType, ScopeAttribute } from '@percurso/journey/attribute';
import type { JsonValue } from '@percurso/journey/json-value';
import type { PlanOp } from '@percurso/journey/plan';
import type { Problem } from '@percurso/journey/problem';
import type { z } from 'zod';

/** Where the picker lists a block, in this order. */
export type BlockCategory = 'messages' | 'flow' | 'actions';

/** Outline of the icon on the card, so that colour is never the only sign. */
export type BlockShape = 'square' | 'diamond' | 'hexagon' | 'bolt' | 'circle';

/** A named way out. An optional port that is not drawn joins the flow after the block. */
export interface Port {
  id: string;
  optional?: boolean | undefined;
}

/** A trigger as the designer and `compile` need to know it. */
export interface TriggerInfo {
  key: string;
  name: string;
  state: 'draft' | 'ready' | 'stopped';
  kind: 'custom' | 'record' | 'interaction';
  attributes: Attribute[];
}

/** What `check` may look at besides the config. */
export interface CheckContext {
  /** Attributes that can be used at this block. */
  scope: ScopeAttribute[];
  triggers: TriggerInfo[];
}

/** An attribute path that a config uses, at which field, and the types that fit there. */
export interface UsedPath {
  field: string;
  path: AttributePath;
  types?: AttributeType[] | undefined;
}

/** Everything about a kind of block that browser and server share. Pure; imports zod and the kit only. */
export interface BlockDefinition<Config = Record<string, JsonValue>> {
  kind: string;
  category: BlockCategory;
  shape: BlockShape;
  op: PlanOp;
  /** Each field carries `.meta({ field: FieldKind })`, from which the form is drawn. */
  config: z.ZodType<Config>;
  defaults(): Config;
  ports(config: Config): Port[];
  /** Sentence under the title: a key under `blocks.<kind>.summary.` and its values. */
  summary(config: Config): { key: string; values?: Record<string, JsonValue> | undefined };
  /** Attributes later steps can read as `steps.<id>.<name>`. */
  results?(config: Config): Attribute[];
  /** Attribute paths the config uses; `compile` checks that they exist and fit. */
  usedPaths?(config: Config): UsedPath[];
  /** Problems beyond schema and paths; field and key as in {@link Problem}. */
  check?(config: Config, context: CheckContext): Omit<Problem, 'blockId'>[];
  /** Which workers run the effect: `send` queues are kept apart from everything else. */
  queue?(config: Config): 'engine' | 'send-transactional' | 'send-commercial';
  /** Applied in order when a draft is opened or published; never to a running version. */
  migrations?: ((config: Record<string, JsonValue>) => Record<string, JsonValue>)[] | undefined;
}

/** A definition with its config type closed over, as the registries hold it. */
export type AnyBlockDefinition = BlockDefinition<Record<string, JsonValue>>;
