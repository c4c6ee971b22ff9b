import type { Attribute, ScopeAttribute } from './attribute.ts';
import type { BlockOrder } from './block-order.ts';
import { blockOrder } from './block-order.ts';
import type { DocumentIndex, IndexedBlock } from './index-document.ts';
import type { FoundPath } from './path-lookup.ts';
import { unknownPath } from './path-lookup.ts';
import type { ProblemDraft } from './problem.ts';

const PREFIX = 'vars.';
/** From the surest to where nobody can have passed. */
const ORDERS: readonly BlockOrder[] = ['before', 'joined-branch', 'other-branch', 'not-before'];

/** The variables set before the block at `at`, those set in a joined branch only marked. */
export function variableScope(index: DocumentIndex, at: IndexedBlock): ScopeAttribute[] {
  return [...index.settersOf.keys()].flatMap((name) => {
    const found = findSetter(index, at, name);
    return found?.order === 'before' || found?.order === 'joined-branch'
      ? [variableAttribute(found)]
      : [];
  });
}

/** What one `vars.…` path means at a block. */
export function findVariablePath(index: DocumentIndex, at: IndexedBlock, path: string): FoundPath {
  const found = findSetter(index, at, path.slice(PREFIX.length));
  if (!found) return unknownPath(path);
  if (found.order === 'not-before') {
    const values = { path, block: found.setter.block.id };
    return { problem: { severity: 'error', key: 'step-not-before', values } };
  }
  const attribute = variableAttribute(found);
  return found.order === 'before' ? { attribute } : { attribute, warning: 'step-in-other-branch' };
}

/** The variables of every block, for places where people may stand anywhere. */
export function everyVariable(index: DocumentIndex): ScopeAttribute[] {
  return [...index.settersOf.keys()].flatMap((name) => firstVariable(index, name) ?? []);
}

/** What one `vars.…` path means where people may stand anywhere: a variable that may not be set yet. */
export function findAnyVariable(index: DocumentIndex, path: string): FoundPath {
  const attribute = firstVariable(index, path.slice(PREFIX.length));
  return attribute ? { attribute } : unknownPath(path);
}

/** A variable has the type that the first block gives it, everywhere. */
export function checkVariables(index: DocumentIndex, block: IndexedBlock): ProblemDraft[] {
  return block.variables.flatMap(({ name, type }, place): ProblemDraft[] => {
    const first = index.settersOf.get(name)?.[0];
    const declared = first?.variables.find((one) => one.name === name)?.type;
    if (!first || declared === undefined || declared === type) return [];
    const values = { name, type: declared, block: first.block.id };
    const field = `variables.${place}.type`;
    return [{ severity: 'error', field, key: 'variable-other-type', values }];
  });
}

interface FoundSetter {
  setter: IndexedBlock;
  variable: Attribute;
  order: BlockOrder;
}

/** The block that sets the variable most surely before `at`. */
function findSetter(index: DocumentIndex, at: IndexedBlock, name: string): FoundSetter | null {
  const setters = (index.settersOf.get(name) ?? []).map((setter) => ({
    setter,
    order: blockOrder(setter, at, index.jumps),
  }));
  for (const order of ORDERS) {
    const setter = setters.find((one) => one.order === order)?.setter;
    const variable = setter?.variables.find((one) => one.name === name);
    if (setter && variable) return { setter, variable, order };
  }
  return null;
}

function firstVariable(index: DocumentIndex, name: string): ScopeAttribute | null {
  const setter = index.settersOf.get(name)?.[0];
  const variable = setter?.variables.find((one) => one.name === name);
  return setter && variable ? variableAttribute({ setter, variable, order: 'other-branch' }) : null;
}

function variableAttribute({ setter, variable, order }: FoundSetter): ScopeAttribute {
  const { name, type } = variable;
  const attribute: ScopeAttribute = { path: `${PREFIX}${name}`, type, blockId: setter.block.id };
  // Where it is set is warned of what may be empty.
  return order === 'before'
    ? { ...attribute, required: true }
    : { ...attribute, otherBranch: true };
}
