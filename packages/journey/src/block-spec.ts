import type { z } from 'zod';
import type { Attribute, AttributePath, AttributeType, ScopeAttribute } from './attribute.ts';
import type { BlockConfig, BlockId } from './document.ts';
import type { HasKey } from './event-key.ts';
import type { PathLookup } from './path-lookup.ts';
import type { PlanOp } from './plan.ts';
import type { Predicate } from './predicate.ts';
import type { ProblemDraft } from './problem.ts';
import type { RaisedEvent } from './raised-event.ts';
import type { TriggerInfo } from './trigger-info.ts';

/** A named way out. An optional port that is not drawn joins the flow after the block. */
export interface Port {
  id: string;
  optional?: boolean | undefined;
  /** What the author calls it; the kind's own word where there is none. */
  label?: string | undefined;
  /** Names it by another of the kind's words than that of its id. */
  word?: string | undefined;
  /** Key of the trigger whose event leads out by it; names it where nothing else does. */
  trigger?: string | undefined;
  /** Its branch is always drawn, though people could do without. */
  drawn?: true | undefined;
}

/** An attribute path that a config uses, at which field, and the types that fit there. */
export interface UsedPath {
  field: string;
  path: AttributePath;
  types?: AttributeType[] | undefined;
  /** A value is wanted: where the path may be empty, that is a warning. */
  wanted?: boolean | undefined;
}

/** A condition inside a config, at which field. */
export interface UsedPredicate {
  field: string;
  predicate: Predicate;
  /** Key of the trigger whose event it looks at: `event.*` reads that event there. */
  event?: string | undefined;
  /** The ports of those for whom it holds, and of those for whom it does not, where each has its own. */
  leads?: { holding: string; otherwise: string } | undefined;
}

/** An own attribute that a block writes to the contact: of a fixed type, or of that of a path. */
export interface WrittenAttribute {
  name: string;
  of: { type: AttributeType } | { path: AttributePath };
}

/** What `check` may look at besides the config. */
export interface CheckContext {
  /** Attributes that can be used at this block; built when first read. */
  readonly scope: ScopeAttribute[];
  /** What one path means at this block, without building the whole scope. */
  lookup: PathLookup;
  triggers: readonly TriggerInfo[];
  /** Those that an SMS may name; undefined where they are not known. */
  senders: readonly string[] | undefined;
  /** Kind of a block that everyone here has passed, or may have; null for any other id. */
  kindBefore(id: string): string | null;
  /** Whether the journey's runs have a key; events with another key do not act on them. */
  runKey: HasKey;
}

/** What `compile` and `scopeAt` must know of a kind of block; a block's definition is one. */
export interface BlockSpec<Config = BlockConfig> {
  kind: string;
  op: PlanOp;
  config: z.ZodType<Config>;
  defaults(): Config;
  ports(config: Config): Port[];
  /**
   * Ports whose branches are gone through again and again, one after the other, the last leading back
   * to the block. People leave it by the first of them for one more pass, by the others for good.
   */
  loop?: readonly string[] | undefined;
  /** The later block that the field `target` sends people to; nothing stands behind such a block. */
  jump?(config: Config): BlockId | null;
  /** The field that names another block by its id; a copy names what that is called where it stands. */
  refersBy?: string | undefined;
  /** Attributes later steps can read as `steps.<id>.<name>`. */
  results?(config: Config, triggers: readonly TriggerInfo[]): Attribute[];
  /** Variables set by the rows of its field `variables`; later blocks read them as `vars.<name>`. */
  variables?(config: Config): Attribute[];
  /** Own attributes it writes to contacts; the journey can read them as `contact.<name>`. */
  writtenAttributes?(config: Config): WrittenAttribute[];
  /** Attribute paths the config uses outside conditions; `compile` checks that they exist and fit. */
  usedPaths?(config: Config): UsedPath[];
  /** Keys of the triggers that the block activates. */
  fires?(config: Config): string[];
  /** The events it makes happen, by which journeys may start one another. */
  raises?(config: Config): RaisedEvent[];
  /** Keys of the triggers whose events the block waits for. */
  listens?(config: Config): string[];
  /** Conditions in the config; `compile` checks their paths, operators and values. */
  predicates?(config: Config): UsedPredicate[];
  /** Problems beyond schema, paths and conditions. */
  check?(config: Config, context: CheckContext): ProblemDraft[];
}

/** Kind → spec, as the generated registry of definitions is. */
export type BlockSpecs = Readonly<Record<string, BlockSpec>>;
