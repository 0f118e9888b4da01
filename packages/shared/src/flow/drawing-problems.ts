import type { FlowGraph, FlowNode } from './graph.ts';
import { exitsOf, type NodeSpec } from './node-spec.ts';
import { opaqueIn } from './opaque.ts';
import type { Problem } from './problem.ts';

type Report = (code: string, node: FlowNode | undefined, zh: string, en: string, severity?: Problem['severity']) => void;

/** What is wrong with how the steps stand and lead to one another, whatever they are set to. */
export function problemsOfDrawing(graph: FlowGraph, specs: ReadonlyMap<string, NodeSpec>): readonly Problem[] {
  const problems: Problem[] = [];
  const report: Report = (code, node, zh, en, severity = 'error') =>
    problems.push({ code, severity, flow: graph.id, ...(node ? { node: node.id } : {}), message: { zh, en } });
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  if (nodes.size < graph.nodes.length) report('flow.duplicate-node', undefined, '有步骤的编号重复', 'two steps have the same id');
  if (!nodes.has(graph.start))
    report('flow.no-start', undefined, '没有起始步骤：请指定从哪一步开始', 'there is no start: say which step comes first');
  checkNodes(graph, specs, report);
  checkEdges(graph, nodes, specs, report);
  checkReach(graph, nodes, report);
  return problems;
}

function checkNodes(graph: FlowGraph, specs: ReadonlyMap<string, NodeSpec>, report: Report): void {
  const led = new Set(graph.edges.map(({ from, exit }) => `${from} ${exit}`));
  for (const node of graph.nodes) {
    const spec = specs.get(node.kind);
    const name = node.label ?? spec?.title.zh ?? node.id;
    const opaque = opaqueIn(node);
    if (opaque) {
      const { title, why } = opaque;
      const zh = `「${node.label ?? title.zh}」是导入的「${title.zh}」，原样保留但不能运行：${why.zh}。请换成能运行的步骤`;
      const en = `${node.label ?? title.en} is an imported ${title.en}; it is kept but cannot run: ${why.en}. Put a step that can run in its place`;
      report('flow.opaque-node', node, zh, en);
      continue;
    }
    if (!spec) {
      report('flow.unknown-node', node, `「${name}」的类型 ${node.kind} 不存在`, `${node.id} is of the unknown kind ${node.kind}`);
      continue;
    }
    if (spec.within !== 'any' && spec.within !== graph.type) {
      const [zh, en] = spec.within === 'dialog' ? ['对话', 'a dialog'] : ['业务流程', 'a process'];
      report('flow.wrong-place', node, `「${name}」只能用在${zh}流程中`, `${spec.title.en} may only stand in ${en}`);
    }
    for (const exit of exitsOf(spec, node.settings)) {
      if (exit.id === 'fault' || led.has(`${node.id} ${exit.id}`)) continue;
      report(
        'flow.exit-not-connected',
        node,
        `「${name}」的出口「${exit.title.zh}」没有连到任何步骤`,
        `the way out "${exit.title.en}" of ${node.label ?? spec.title.en} leads nowhere`,
      );
    }
  }
}

function checkEdges(graph: FlowGraph, nodes: ReadonlyMap<string, FlowNode>, specs: ReadonlyMap<string, NodeSpec>, report: Report): void {
  const seen = new Set<string>();
  for (const { from, exit, to } of graph.edges) {
    const node = nodes.get(from);
    if (!node || !nodes.has(to))
      report('flow.loose-edge', node, `连线 ${from} → ${to} 的一端没有步骤`, `the line ${from} → ${to} has a loose end`);
    const spec = node && specs.get(node.kind);
    if (node && spec && !exitsOf(spec, node.settings).some(({ id }) => id === exit)) {
      report(
        'flow.unknown-exit',
        node,
        `「${node.label ?? spec.title.zh}」没有名为 ${exit} 的出口`,
        `${node.label ?? spec.title.en} has no way out named ${exit}`,
      );
    }
    if (seen.has(`${from} ${exit}`))
      report('flow.two-ways', node, `出口 ${exit} 连了不止一条线`, `the way out ${exit} leads to two places`);
    seen.add(`${from} ${exit}`);
  }
}

function checkReach(graph: FlowGraph, nodes: ReadonlyMap<string, FlowNode>, report: Report): void {
  const leads = Map.groupBy(graph.edges, ({ from }) => from);
  const reached = new Set<string>();
  const open = [graph.start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    for (const { to } of leads.get(id) ?? []) open.push(to);
  }
  for (const node of nodes.values()) {
    if (!reached.has(node.id))
      report('flow.unreachable', node, `「${node.label ?? node.id}」走不到`, `no way leads to ${node.label ?? node.id}`, 'warning');
  }
}
