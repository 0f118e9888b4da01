import type { FlowGraph } from './graph.ts';
import type { Problem } from './problem.ts';

/** Names used twice, and names that hide the unit of money (D9). */
export function problemsOfVariables(graph: FlowGraph): readonly Problem[] {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  const add = (code: string, zh: string, en: string) => problems.push({ code, severity: 'error', flow: graph.id, message: { zh, en } });
  for (const { name } of graph.variables) {
    if (seen.has(name)) add('flow.duplicate-variable', `变量「${name}」重复定义`, `variable ${name} is declared twice`);
    seen.add(name);
    if (name.endsWith('Fen'))
      add(
        'flow.fen-variable',
        `变量「${name}」不能以 Fen 结尾：金额变量请直接命名，如 total`,
        `variable ${name} must not end in Fen: name a money variable without its unit`,
      );
  }
  return problems;
}
