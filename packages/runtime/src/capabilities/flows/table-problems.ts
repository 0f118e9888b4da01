import { compileTable, DecisionTable } from '@mortise/shared/decision';
import { type FlowClosure, type FlowGraph, feelTypeOf, hintedSettings, type NodeSpec, type Problem } from '@mortise/shared/flow';

/** What is wrong with the decision tables that a drawing asks, read over that drawing's variables. */
export function problemsOfTables(graph: FlowGraph, nodes: readonly NodeSpec[], tables: FlowClosure['tables']): readonly Problem[] {
  const specs = new Map(nodes.map((spec) => [spec.kind, spec]));
  const names = Object.fromEntries(graph.variables.map(({ name, type }) => [name, feelTypeOf(type)]));
  return graph.nodes.flatMap((node) => {
    const spec = specs.get(node.kind);
    const asked = (spec ? hintedSettings(spec, node.settings) : []).filter(({ hint }) => hint === 'decision-table');
    return asked.flatMap(({ value, path }) => {
      const table = typeof value === 'string' ? DecisionTable.safeParse(tables[value]).data : undefined;
      const compiled = table && compileTable(table, names);
      if (!table || !compiled || compiled.ok) return [];
      return compiled.problems.map(({ code, message }): Problem => {
        const told = { zh: `决策表「${table.name}」：${message.zh}`, en: `decision table ${table.name}: ${message.en}` };
        return { code, severity: 'error', flow: graph.id, node: node.id, setting: path, message: told };
      });
    });
  });
}
