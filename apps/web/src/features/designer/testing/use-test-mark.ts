import { useTesting } from './use-testing.ts';

/** Where a test that is shown went: through it, stands there now, or not there; undefined without one. */
type TestMark = 'passed' | 'here' | 'off' | undefined;

/** The mark of a block, or of the trigger. */
export function useBlockMark(id: string): TestMark {
  return useTesting(({ passed }) => {
    if (!passed) return undefined;
    if (passed.here === id) return 'here';
    return passed.blocks.has(id) || id === 'trigger' ? 'passed' : 'off';
  });
}

/** The mark of a way out of a block. */
export function useWayMark(blockId: string, port: string): TestMark {
  return useTesting(({ passed }) => {
    if (!passed) return undefined;
    return passed.ways.has(`${blockId}/${port}`) ? 'passed' : 'off';
  });
}

/** The mark of a line or a small node of the canvas. */
export function usePathMark(id: string, of: 'lines' | 'nodes'): TestMark {
  return useTesting(({ path }) => {
    if (!path) return undefined;
    return path[of].has(id) ? 'passed' : 'off';
  });
}
