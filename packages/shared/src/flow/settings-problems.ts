import { z } from 'zod';
import { compileExpression, compileTemplate, type FeelType } from '../expression/index.ts';
import type { Text } from '../text/index.ts';
import type { FlowGraph, FlowNode } from './graph.ts';
import { type HintedSetting, hintedSettings } from './hinted-settings.ts';
import type { NodeSpec } from './node-spec.ts';
import type { Problem } from './problem.ts';
import type { Resources } from './resources.ts';
import { feelTypeOf } from './variable.ts';

/** What is wrong with how one step is filled in: its form, the variables and expressions it names, what it refers to. */
export function problemsOfSettings(
  graph: FlowGraph,
  node: FlowNode,
  spec: NodeSpec | undefined,
  resources: Resources | undefined,
): readonly Problem[] {
  if (!spec) return [];
  const problems: Problem[] = [];
  const report = (code: string, setting: string, { zh, en }: Text) => {
    const name = { zh: node.label ?? spec.title.zh, en: node.label ?? spec.title.en };
    problems.push({
      code,
      severity: 'error',
      flow: graph.id,
      node: node.id,
      ...(setting === '' ? {} : { setting }),
      message: { zh: `「${name.zh}」${zh}`, en: `${name.en}: ${en}` },
    });
  };
  const parsed = formOf(spec).safeParse(node.settings);
  for (const issue of parsed.error?.issues ?? []) {
    const setting = issue.path.join('.');
    report('flow.bad-settings', setting, {
      zh: `的设置「${setting}」未填好`,
      en: `${setting} is not filled in correctly: ${issue.message}`,
    });
  }
  for (const setting of hintedSettings(spec, node.settings)) {
    if (setting.hint === 'text') checkText(graph, setting.path, setting.value, report);
    else checkReference(graph, setting, resources, report);
  }
  return problems;
}

type Report = (code: string, setting: string, message: Text) => void;

function checkReference(graph: FlowGraph, { path, hint, value }: HintedSetting, resources: Resources | undefined, report: Report): void {
  if (typeof value !== 'string' || value === '') return;
  const missing = (what: Text) =>
    report('flow.missing-reference', path, { zh: `引用的${what.zh}「${value}」不存在`, en: `there is no ${what.en} ${value}` });
  switch (hint) {
    case 'variable':
      if (!graph.variables.some(({ name }) => name === value))
        report('flow.unknown-variable', path, { zh: `用到了未定义的变量「${value}」`, en: `variable ${value} is not declared` });
      return;
    case 'expression': {
      const compiled = compileExpression(value, namesOf(graph));
      if (!compiled.ok) for (const { code, message } of compiled.faults) report(code, path, message);
      return;
    }
    case 'decision-table':
      if (resources && !resources.tables.includes(value)) missing({ zh: '决策表', en: 'decision table' });
      return;
    case 'intents':
      if (resources && !resources.intents.includes(value)) missing({ zh: '意图集', en: 'intent set' });
      return;
    case 'knowledge':
      if (resources && !resources.knowledge.includes(value)) missing({ zh: '知识库', en: 'knowledge set' });
      return;
    case 'flow':
      if (resources && !Object.hasOwn(resources.flows, value)) missing({ zh: '流程', en: 'flow' });
      return;
  }
}

const Spoken = z.object({ zh: z.string(), en: z.string() });

function checkText(graph: FlowGraph, path: string, value: unknown, report: Report): void {
  const text = Spoken.safeParse(value);
  if (!text.success) return;
  for (const language of ['zh', 'en'] as const) {
    const compiled = compileTemplate(text.data[language], namesOf(graph));
    if (!compiled.ok) for (const { code, message } of compiled.faults) report(code, `${path}.${language}`, message);
  }
}

const names = new WeakMap<FlowGraph['variables'], Record<string, FeelType>>();

function namesOf({ variables }: FlowGraph): Record<string, FeelType> {
  const known = names.get(variables);
  if (known) return known;
  const made = Object.fromEntries(variables.map(({ name, type }) => [name, feelTypeOf(type)]));
  names.set(variables, made);
  return made;
}

const forms = new WeakMap<NodeSpec, z.ZodType>();

/** The settings' schema as it travelled; made once per spec. */
function formOf(spec: NodeSpec): z.ZodType {
  const known = forms.get(spec);
  if (known) return known;
  const made = z.fromJSONSchema(spec.settings);
  forms.set(spec, made);
  return made;
}
