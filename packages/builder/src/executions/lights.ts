import type { Answers } from '../app/api.ts';
import type { Light } from '../canvas/light.ts';

type Entries = Answers['executions']['trace']['entries'];
type Tokens = Answers['executions']['open']['tokens'];

/** How an execution lights up one flow's drawing: where it has been, by which ways it left, and where it stands now. */
export function lightsOf(flow: string, entries: Entries, tokens: Tokens): ReadonlyMap<string, Light> {
  const lights = new Map<string, { state: Light['state']; visits: number; exits: Set<string> }>();
  const lightAt = (node: string) => {
    const known = lights.get(node) ?? { state: 'visited' as const, visits: 0, exits: new Set<string>() };
    lights.set(node, known);
    return known;
  };
  for (const step of entries.flatMap(({ steps }) => steps)) {
    if (step.flow !== flow) continue;
    const light = lightAt(step.node);
    light.state = step.outcome === 'fault' ? 'fault' : 'visited';
    if (step.exit === undefined) continue;
    light.visits += 1;
    light.exits.add(step.exit);
  }
  for (const token of tokens) {
    if (token.flow !== flow) continue;
    const light = lightAt(token.node);
    light.state = token.phase === 'stuck' ? 'fault' : 'here';
    light.visits = Math.max(light.visits, 1);
  }
  for (const light of lights.values()) light.visits = Math.max(light.visits, 1);
  return lights;
}
